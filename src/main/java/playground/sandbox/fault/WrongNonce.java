package playground.sandbox.fault;

import java.util.List;

/** The ID token carries another nonce than the request. */
public record WrongNonce() implements Fault {

  @Override
  public String name() {
    return "wrong-nonce";
  }

  @Override
  public String uncovers() {
    return "A client that does not compare the nonce, so that a stolen ID token can be played to it.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.TOKEN;
  }
}
