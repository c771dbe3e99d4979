package playground.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.webex.api.ApiCall;
import playground.webex.api.ExpiryCall;

/**
 * An access token from elsewhere, pasted into the API console. Nobody tells its kind or its scopes, so they are concluded from
 * what Webex answers.
 *
 * @param life as concluded when it was pasted
 * @param expiresAt empty when Webex did not say
 * @param working scopes that a call has shown it to have
 * @param refused scopes of calls that were refused with 403
 */
public record PastedToken(Secret value, Life life, Optional<Instant> expiresAt, Scopes working, Scopes refused) {

  /** A personal access token of the developer portal lives that long. */
  public static final Duration PERSONAL = Duration.ofHours(12);

  private static final Scopes NONE = Scopes.parse("");

  /** What its remaining life says of it. */
  public enum Life {
    /** More than {@link #PERSONAL} are left, so it is no personal access token. */
    NOT_PERSONAL,
    /** So little is left that it may be a personal access token, or any other near its end. */
    UNDECIDED,
    /** 401: expired, revoked, from elsewhere, or no access token. */
    REJECTED,
    /** The response does not say. */
    UNKNOWN
  }

  /**
   * @param serverNow by the clock of the server that issued it
   */
  static PastedToken of(Secret value, ExpiryCall asked, Instant serverNow) {
    var life = asked.call().status().equals(Optional.of(401))
        ? Life.REJECTED
        : asked.expiresAt().map(end -> life(Duration.between(serverNow, end))).orElse(Life.UNKNOWN);
    return new PastedToken(value, life, asked.expiresAt(), NONE, NONE);
  }

  /** Of another server than Webex, which has no call that says until when a token lives. */
  static PastedToken of(Secret value) {
    return new PastedToken(value, Life.UNKNOWN, Optional.empty(), NONE, NONE);
  }

  private static Life life(Duration left) {
    return left.compareTo(PERSONAL) > 0 ? Life.NOT_PERSONAL : Life.UNDECIDED;
  }

  /**
   * With what a call shows of its scopes.
   *
   * @param scope that the call needs; empty when that is not known
   */
  PastedToken tried(ApiCall call, String scope) {
    if (scope.isEmpty()) {
      return this;
    }
    if (call.isSuccess()) {
      return new PastedToken(value, life, expiresAt, working.plus(scope), without(refused, scope));
    }
    return call.status().equals(Optional.of(403))
        ? new PastedToken(value, life, expiresAt, without(working, scope), refused.plus(scope))
        : this;
  }

  private static Scopes without(Scopes scopes, String name) {
    return new Scopes(scopes.names().stream().filter(other -> !other.equals(name)).toList());
  }
}
