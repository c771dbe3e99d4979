package playground.flow;

import java.util.Optional;
import playground.oauth.OAuthFailure;
import playground.webex.HttpExchange;

/**
 * How a revocation went (RFC 7009).
 *
 * @param failure why there was no response, or why it is no success; empty when the token is revoked
 * @param circumstances what was known when it was over
 */
public record RevocationResult(HttpExchange exchange, Optional<OAuthFailure> failure, Circumstances circumstances) {

  /** Whether the server confirmed it. */
  public boolean isRevoked() {
    return failure.isEmpty();
  }
}
