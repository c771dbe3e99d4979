package playground.sandbox.fault;

import java.util.List;

/** The code is too old at its first use. */
public record CodeExpired() implements Fault {

  @Override
  public String name() {
    return "code-expired";
  }

  @Override
  public String uncovers() {
    return "A client that cannot begin again when a code is refused.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.TOKEN;
  }
}
