package playground.webex.token;

import java.util.Optional;
import playground.oauth.OAuthFailure;
import playground.oauth.TokenResponse;
import playground.webex.HttpExchange;

/**
 * How a token request ended: with tokens, or with a failure that says why not; never with both or neither.
 *
 * @param exchange request and response, redacted
 * @param granted the tokens; empty when it failed
 * @param failure why there are none; empty when there are
 */
public record TokenExchange(HttpExchange exchange, Optional<TokenResponse> granted, Optional<OAuthFailure> failure) {

  public static TokenExchange granted(HttpExchange exchange, TokenResponse tokens) {
    return new TokenExchange(exchange, Optional.of(tokens), Optional.empty());
  }

  public static TokenExchange failed(HttpExchange exchange, OAuthFailure failure) {
    return new TokenExchange(exchange, Optional.empty(), Optional.of(failure));
  }
}
