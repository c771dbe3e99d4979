package playground.sandbox.fault;

import java.util.List;

/** A good refresh token is answered as if it had expired. */
public record RefreshTokenExpired() implements Fault {

  @Override
  public String name() {
    return "refresh-token-expired";
  }

  @Override
  public String uncovers() {
    return "A client that goes on with a dead grant instead of asking the person anew.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.TOKEN;
  }
}
