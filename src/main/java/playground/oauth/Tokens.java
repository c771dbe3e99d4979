package playground.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * The tokens of a flow after the exchange and each refresh.
 *
 * @param tokenType as sent; empty when the server left it out
 * @param refreshToken empty when none was issued
 * @param requested the scopes of the authorization request
 * @param granted the scopes of the token response; empty when it named none
 * @param idTokens empty when none was issued
 */
public record Tokens(
    Secret accessToken,
    Optional<String> tokenType,
    Lifetime lifetime,
    Optional<Secret> refreshToken,
    Lifetime refreshLifetime,
    Scopes requested,
    Optional<Scopes> granted,
    Optional<IdTokens> idTokens) {

  /**
   * @param latest issued by the exchange or by a refresh
   * @param first issued by the exchange; a later one must name the same person (OpenID Connect Core §12.2)
   */
  public record IdTokens(Secret latest, Secret first) {}

  /**
   * Turns the lifetimes of a response into moments.
   *
   * @param receivedAt when the response came
   */
  public static Tokens of(TokenResponse response, Scopes requested, Instant receivedAt) {
    return new Tokens(
        response.accessToken(),
        response.tokenType(),
        Lifetime.from(receivedAt, response.expiresIn()),
        response.refreshToken(),
        Lifetime.from(receivedAt, response.refreshExpiresIn()),
        requested,
        response.scopes(),
        response.idToken().map(token -> new IdTokens(token, token)));
  }

  /**
   * The tokens after a refresh (RFC 6749 §6). The new access token replaces the old one. The refresh token and its
   * lifetime stay unless the response names new ones.
   */
  public Tokens refreshedBy(TokenResponse response, Instant receivedAt) {
    var renewed = of(response, requested, receivedAt);
    var isUnchanged = response.refreshToken().isEmpty() && response.refreshExpiresIn().isEmpty();
    return new Tokens(
        renewed.accessToken,
        renewed.tokenType,
        renewed.lifetime,
        response.refreshToken().or(() -> refreshToken),
        isUnchanged ? refreshLifetime : renewed.refreshLifetime,
        requested,
        response.scopes().or(() -> granted),
        renewed.idTokens.map(latest -> idTokens.map(old -> new IdTokens(latest.latest(), old.first())).orElse(latest))
            .or(() -> idTokens));
  }

  /** The granted scopes; the requested ones when the server named none (RFC 6749 §5.1). */
  public Scopes scopes() {
    return granted.orElse(requested);
  }

  public Optional<Secret> idToken() {
    return idTokens.map(IdTokens::latest);
  }

  /** The ID token of the exchange, once a refresh has brought another (OpenID Connect Core §12.2). */
  public Optional<Secret> replacedIdToken() {
    return idTokens.filter(tokens -> !tokens.first().equals(tokens.latest())).map(IdTokens::first);
  }
}
