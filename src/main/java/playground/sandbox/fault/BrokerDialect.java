package playground.sandbox.fault;

import java.util.List;

/** Refusals come in the words of the identity broker behind (contract, section 0). */
public record BrokerDialect() implements Fault {

  @Override
  public String name() {
    return "broker-dialect";
  }

  @Override
  public String uncovers() {
    return "A client that reads message and not error, and so shows or decides nothing.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.WIRE;
  }
}
