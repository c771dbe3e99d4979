package playground.sandbox.trouble;

/** A good refresh token is answered as if it had expired. */
public record RefreshTokenExpired() implements Trouble {

  @Override
  public String name() {
    return "refresh-token-expired";
  }

  @Override
  public String uncovers() {
    return "A client that goes on with a dead grant instead of asking the person anew.";
  }
}
