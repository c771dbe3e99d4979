package playground.flow;

import java.util.Optional;
import playground.oauth.OAuthFailure;
import playground.webex.HttpExchange;

/**
 * How a revocation went (RFC 7009).
 *
 * @param failure why there was no response, or that the client was rejected; empty for any other response
 * @param circumstances what was known when it was over
 */
public record RevocationResult(HttpExchange exchange, Optional<OAuthFailure> failure, Circumstances circumstances) {

  /** Whether the server confirmed it. */
  public boolean isRevoked() {
    return exchange.response().map(response -> response.status() / 100 == 2).orElse(false);
  }
}
