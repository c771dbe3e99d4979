package playground.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a browser holds after the exchange, with the clocks set: the answer's lifetimes turned into moments.
 *
 * @param expiresIn as last sent; empty when the server did not say
 * @param expiresAt when the access token dies; empty when the server did not say
 * @param refreshExpiresIn as last sent; empty when the server did not say
 * @param refreshExpiresAt when the refresh token dies; empty when the server never said
 * @param requested what the authorization request asked for
 * @param granted what the server said it granted; empty when it did not say
 * @param idToken the latest that came; empty when none did
 * @param firstIdToken the one of the exchange, which a refreshed one must agree with; empty when none came
 */
public record Tokens(
    Secret accessToken,
    Optional<String> tokenType,
    Optional<Duration> expiresIn,
    Optional<Instant> expiresAt,
    Optional<Secret> refreshToken,
    Optional<Duration> refreshExpiresIn,
    Optional<Instant> refreshExpiresAt,
    Scopes requested,
    Optional<Scopes> granted,
    Optional<Secret> idToken,
    Optional<Secret> firstIdToken) {

  /**
   * Starts the clocks.
   *
   * @param answeredAt when the answer came
   */
  public static Tokens of(TokenResponse answer, Scopes requested, Instant answeredAt) {
    return new Tokens(
        answer.accessToken(),
        answer.tokenType(),
        answer.expiresIn(),
        answer.expiresIn().map(answeredAt::plus),
        answer.refreshToken(),
        answer.refreshExpiresIn(),
        answer.refreshExpiresIn().map(answeredAt::plus),
        requested,
        answer.scopes(),
        answer.idToken(),
        answer.idToken());
  }

  /**
   * What a refresh leaves in hand (RFC 6749 §6): the new access token replaces the old; a new refresh token is kept
   * if one came, else the old one stays and its clock runs on, unless the answer sets it anew.
   */
  public Tokens refreshedBy(TokenResponse answer, Instant answeredAt) {
    var renewed = of(answer, requested, answeredAt);
    var keepsClock = answer.refreshToken().isEmpty() && answer.refreshExpiresIn().isEmpty();
    return new Tokens(
        renewed.accessToken,
        renewed.tokenType,
        renewed.expiresIn,
        renewed.expiresAt,
        answer.refreshToken().or(() -> refreshToken),
        keepsClock ? refreshExpiresIn : renewed.refreshExpiresIn,
        keepsClock ? refreshExpiresAt : renewed.refreshExpiresAt,
        requested,
        answer.scopes().or(() -> granted),
        answer.idToken().or(() -> idToken),
        firstIdToken.or(answer::idToken));
  }

  /** What the token is good for, as far as anyone has said: granted, or else as requested (RFC 6749 §5.1). */
  public Scopes scopes() {
    return granted.orElse(requested);
  }

  /** The ID token of the exchange, once a refresh has brought another (OpenID Connect Core §12.2). */
  public Optional<Secret> replacedIdToken() {
    return firstIdToken.filter(first -> !idToken.equals(Optional.of(first)));
  }

  public boolean expiredAt(Instant now) {
    return expiresAt.map(end -> !now.isBefore(end)).orElse(false);
  }
}
