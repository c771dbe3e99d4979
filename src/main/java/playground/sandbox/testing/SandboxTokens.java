package playground.sandbox.testing;

/**
 * The tokens of one consent; they do not print.
 *
 * @param accessToken goes into {@code Authorization: Bearer}; lives 14 days
 * @param refreshToken gets the next access token; lives 90 days
 */
public record SandboxTokens(String accessToken, String refreshToken) {

  @Override
  public String toString() {
    return "SandboxTokens[hidden]";
  }
}
