package playground.sandbox.fault;

import java.util.List;

/** A good access token is answered as if it had expired. */
public record AccessTokenExpired() implements Fault {

  @Override
  public String name() {
    return "access-token-expired";
  }

  @Override
  public String uncovers() {
    return "A client that does not refresh at a 401, or that refreshes for ever.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.API;
  }
}
