package playground.sandbox.fault;

import java.util.List;

/** The token answer lacks both, as one example of Webex's own does (contract, 1.B). */
public record OmitTokenTypeAndScope() implements Fault {

  @Override
  public String name() {
    return "omit-token-type-and-scope";
  }

  @Override
  public String uncovers() {
    return "A client that fails without token_type, or takes an absent scope for none granted.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.TOKEN_OR_DEVICE;
  }
}
