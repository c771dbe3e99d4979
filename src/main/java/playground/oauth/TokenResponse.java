package playground.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * The token response (RFC 6749 §5.1); lifetimes count from its arrival.
 *
 * @param accessToken goes into {@code Authorization: Bearer}
 * @param tokenType {@code Bearer}, in any case, at Webex; empty when the server leaves it out, as one of Webex's own
 *     examples does although §5.1 demands it
 * @param expiresIn life of the access token; sent as whole seconds ({@code expires_in}), 14 days at Webex; empty
 *     when the server does not say, as §5.1 allows
 * @param refreshToken buys the next access token (§6); empty when none was granted
 * @param refreshExpiresIn life of the refresh token; sent as whole seconds, 90 days at Webex. The RFC has no such
 *     parameter: {@code refresh_token_expires_in} is Webex's own
 * @param scopes what was granted; empty when the server does not say, which means "as requested" (§5.1)
 * @param idToken says who signed in (OpenID Connect Core §3.1.3.3); empty unless {@code openid} was requested
 */
public record TokenResponse(
    Secret accessToken,
    Optional<String> tokenType,
    Optional<Duration> expiresIn,
    Optional<Secret> refreshToken,
    Optional<Duration> refreshExpiresIn,
    Optional<Scopes> scopes,
    Optional<Secret> idToken) {

  /** One that does not say who signed in. */
  public TokenResponse(
      Secret accessToken,
      Optional<String> tokenType,
      Optional<Duration> expiresIn,
      Optional<Secret> refreshToken,
      Optional<Duration> refreshExpiresIn,
      Optional<Scopes> scopes) {
    this(accessToken, tokenType, expiresIn, refreshToken, refreshExpiresIn, scopes, Optional.empty());
  }

  /** Whether we know how to use this token (RFC 6749 §7.1); a type left out is taken to be Bearer. */
  public boolean isBearer() {
    return tokenType.map(type -> type.equalsIgnoreCase("Bearer")).orElse(true);
  }
}
