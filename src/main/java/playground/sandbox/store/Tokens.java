package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/** The tokens there are. Those of a revoked grant are as good as gone. */
public final class Tokens {

  /** Life of an access token: 14 days, less the second that Webex's own examples have lost. */
  public static final Duration ACCESS_LIFE = Duration.ofSeconds(1_209_599);

  /** Life of an access token that a device got: 18 hours less a second, likewise. */
  public static final Duration DEVICE_ACCESS_LIFE = Duration.ofSeconds(64_799);

  /** Life of a refresh token: 90 days less a second, likewise. */
  public static final Duration REFRESH_LIFE = Duration.ofSeconds(7_775_999);

  /** The least time between two restarts of a refresh token's life (contract, 1.B "Reconciliation"). */
  public static final Duration RESTART_INTERVAL = Duration.ofHours(24);

  /** Most tokens of either kind; one more ends the oldest. */
  static final int CAPACITY = 10_000;

  private final OpaqueValues values;
  private final Clock clock;
  private final ExpiringMap<AccessToken> access;
  private final ExpiringMap<RefreshToken> refresh;

  Tokens(OpaqueValues values, Clock clock) {
    this.values = values;
    this.clock = clock;
    this.access = new ExpiringMap<>(clock, ACCESS_LIFE, CAPACITY);
    this.refresh = new ExpiringMap<>(clock, REFRESH_LIFE, CAPACITY);
  }

  /** How long an access token of that grant lives. */
  public static Duration accessLife(Grant grant) {
    return grant.way() == Grant.Way.DEVICE ? DEVICE_ACCESS_LIFE : ACCESS_LIFE;
  }

  /** Makes an access token of the grant, for all its scopes or for some. */
  public Secret newAccess(Grant grant, Scopes scopes) {
    var value = values.codeOrToken();
    var now = clock.instant();
    access.put(value.reveal(), new AccessToken(values.uuid(), grant, scopes, now, now.plus(accessLife(grant))));
    return value;
  }

  /** Makes a refresh token of the grant; its life begins now. */
  public Secret newRefresh(Grant grant) {
    var value = values.codeOrToken();
    refresh.put(value.reveal(), new RefreshToken(grant, clock.instant()));
    return value;
  }

  /** What the tokens that still are good for something stand for; a grant comes once for each of its tokens. */
  Stream<Grant> grants() {
    var now = clock.instant();
    var byAccess = access.values().stream().filter(token -> token.expiresAt().isAfter(now)).map(AccessToken::grant);
    return Stream.concat(byAccess, refresh.values().stream().map(RefreshToken::grant))
        .filter(grant -> !grant.isRevoked());
  }

  /** Empty when it is unknown, expired or revoked. */
  public Optional<AccessToken> access(Secret value) {
    return access.get(value.reveal())
        .filter(token -> !token.grant().isRevoked() && token.expiresAt().isAfter(clock.instant()));
  }

  /** Empty when it is unknown, expired or revoked. */
  public Optional<RefreshToken> refresh(Secret value) {
    return refresh.get(value.reveal()).filter(token -> !token.grant().isRevoked());
  }

  /**
   * Says that a refresh token was used. The policy is Webex's, as far as it shows: the token stays the same, and its
   * life starts afresh, but at most once in {@link #RESTART_INTERVAL}.
   *
   * @return what the token stands for from now on
   */
  public synchronized RefreshToken slide(Secret value, RefreshToken token) {
    var now = clock.instant();
    var current = refresh(value).orElse(token);
    if (now.isBefore(current.clockStarted().plus(RESTART_INTERVAL))) {
      return current;
    }
    var restarted = new RefreshToken(current.grant(), now);
    refresh.put(value.reveal(), restarted);
    return restarted;
  }
}
