package playground.sandbox.fault;

import java.util.List;

/** The lifetimes come as texts and not as numbers. */
public record ExpiresInAsString() implements Fault {

  @Override
  public String name() {
    return "expires-in-as-string";
  }

  @Override
  public String uncovers() {
    return "A client that loses the tokens over a number in quotes.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.TOKEN_OR_DEVICE;
  }
}
