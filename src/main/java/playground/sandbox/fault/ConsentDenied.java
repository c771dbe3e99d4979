package playground.sandbox.fault;

import java.util.List;

/** The person declines, whatever button is pressed (RFC 6749 §4.1.2.1). */
public record ConsentDenied() implements Fault {

  @Override
  public String name() {
    return "consent-denied";
  }

  @Override
  public String uncovers() {
    return "A client that takes every callback for a success.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.CONSENT;
  }
}
