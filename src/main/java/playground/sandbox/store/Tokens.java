package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** How long a token is remembered after its end, so that the log can tell an expired one from an invented one. */
  private static final Duration MEMORY = Duration.ofDays(1);

  /** Most tokens of either kind; one more ends the oldest. */
  static final int CAPACITY = 10_000;

  private final TokenGenerator values;
  private final Clock clock;
  private final ExpiringMap<AccessToken> access;
  private final ExpiringMap<RefreshToken> refresh;

  Tokens(TokenGenerator values, Clock clock) {
    this.values = values;
    this.clock = clock;
    this.access = new ExpiringMap<>(clock, ACCESS_LIFE.plus(MEMORY), CAPACITY);
    this.refresh = new ExpiringMap<>(clock, REFRESH_LIFE.plus(MEMORY), CAPACITY);
  }

  /** How long an access token of that grant lives. */
  public static Duration accessLife(Grant grant) {
    return grant.way() == Grant.Way.DEVICE ? DEVICE_ACCESS_LIFE : ACCESS_LIFE;
  }

  /** Makes an access token of the grant, for all its scopes or for some. */
  public Secret newAccess(Grant grant, Scopes scopes) {
    var value = values.codeOrToken();
    var now = clock.instant();
    access.put(value.reveal(), new AccessToken(
        values.uuid(), grant, scopes, now, now.plus(accessLife(grant)), Optional.empty()));
    return value;
  }

  /** Makes a refresh token of the grant; its life begins now. */
  public Secret newRefresh(Grant grant) {
    var value = values.codeOrToken();
    refresh.put(value.reveal(), new RefreshToken(grant, clock.instant(), Optional.empty()));
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
    return access.get(value.reveal()).filter(token -> whyDead(token).isEmpty());
  }

  /** Empty when it is unknown, expired, revoked or used up. */
  public Optional<RefreshToken> refresh(Secret value) {
    return refresh.get(value.reveal()).filter(token -> whyDead(token).isEmpty());
  }

  /** Also one that is dead, as long as it is remembered. */
  public Optional<RefreshToken> remembered(Secret value) {
    return refresh.get(value.reveal());
  }

  /** Why it is no good access token, for the log. */
  public String whyNoAccess(Secret value) {
    return access.get(value.reveal()).flatMap(this::whyDead).orElse("unknown");
  }

  /** Why it is no good refresh token, for the log. */
  public String whyNoRefresh(Secret value) {
    return refresh.get(value.reveal()).flatMap(this::whyDead).orElse("unknown");
  }

  private Optional<String> whyDead(AccessToken token) {
    if (token.revokedAt().isPresent()) {
      return Optional.of("revoked " + ago(token.revokedAt().get()));
    }
    return whyDead(token.grant(), token.expiresAt());
  }

  private Optional<String> whyDead(RefreshToken token) {
    if (token.usedUp().isPresent()) {
      return Optional.of("used up " + ago(token.usedUp().get()));
    }
    return whyDead(token.grant(), token.expiresAt());
  }

  private Optional<String> whyDead(Grant grant, Instant expiresAt) {
    if (grant.isRevoked()) {
      return Optional.of("revoked with its grant");
    }
    return clock.instant().isBefore(expiresAt) ? Optional.empty() : Optional.of("expired " + ago(expiresAt));
  }

  private String ago(Instant moment) {
    return Duration.between(moment, clock.instant()).toSeconds() + " s ago";
  }

  /**
   * A refresh token after its use.
   *
   * @param value the same as before, or its successor
   */
  public record Refreshed(Secret value, RefreshToken token) {}

  /**
   * Uses a refresh token, which is one step: of any number of callers that bring the same one under {@link
   * RefreshPolicy#rotate}, one is served. One that comes again ends its grant, because it was stolen, or its thief was
   * here first: "the authorization server … will revoke the active refresh token" (RFC 9700 §4.14.2).
   *
   * @return empty when it is dead, also if it died this very moment
   */
  public synchronized Optional<Refreshed> use(Secret value, RefreshPolicy policy) {
    refresh.get(value.reveal())
        .filter(token -> token.usedUp().isPresent())
        .ifPresent(token -> token.grant().revoke());
    return refresh(value).map(token -> switch (policy) {
      case sliding -> new Refreshed(value, slid(value, token));
      case fixed -> new Refreshed(value, token);
      case rotate -> successor(value, token);
    });
  }

  /** Restarts its life, but at most once in {@link #RESTART_INTERVAL} (contract, 1.B "Reconciliation"). */
  private RefreshToken slid(Secret value, RefreshToken token) {
    var now = clock.instant();
    if (now.isBefore(token.clockStarted().plus(RESTART_INTERVAL))) {
      return token;
    }
    var restarted = new RefreshToken(token.grant(), now, Optional.empty());
    refresh.put(value.reveal(), restarted);
    return restarted;
  }

  /** The successor lives no longer than the first of the family would have: rotation has an absolute end. */
  private Refreshed successor(Secret value, RefreshToken token) {
    refresh.replace(
        value.reveal(), new RefreshToken(token.grant(), token.clockStarted(), Optional.of(clock.instant())));
    var next = values.codeOrToken();
    refresh.put(next.reveal(), token);
    return new Refreshed(next, token);
  }

  /** Takes one access token back; the others of its grant go on, the refresh token too (contract, 1.M). */
  public void revokeAccess(Secret value) {
    access.get(value.reveal()).ifPresent(token -> access.replace(value.reveal(), token.revoked(clock.instant())));
  }

  /** Takes one access token back, by its id for administrators. */
  public void revokeAccess(UUID id) {
    access.replaceAll(token -> token.id().equals(id) ? token.revoked(clock.instant()) : token);
  }

  /** The access tokens that are good now. */
  public List<AccessToken> allAccess() {
    return access.values().stream().filter(token -> whyDead(token).isEmpty()).toList();
  }

  /** The refresh tokens that are good now. */
  public List<RefreshToken> allRefresh() {
    return refresh.values().stream().filter(token -> whyDead(token).isEmpty()).toList();
  }
}
