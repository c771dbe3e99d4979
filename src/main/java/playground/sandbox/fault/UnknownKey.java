package playground.sandbox.fault;

import java.util.List;

/** The ID token is signed with a key that the key set does not have. */
public record UnknownKey() implements Fault {

  @Override
  public String name() {
    return "unknown-key";
  }

  @Override
  public String uncovers() {
    return "A client that does not check the signature, or that fetches the key set without end.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.TOKEN;
  }
}
