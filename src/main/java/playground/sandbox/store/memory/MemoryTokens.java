package playground.sandbox.store.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.AccessToken;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Grants;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.RefreshToken;
import playground.sandbox.store.TokenGenerator;
import playground.sandbox.store.Tokens;

/** {@link Tokens} in memory. */
final class MemoryTokens implements Tokens {

  private final TokenGenerator values;
  private final Clock clock;
  private final Grants grants;
  private final ExpiringMap<AccessToken> access;
  private final ExpiringMap<RefreshToken> refresh;

  MemoryTokens(TokenGenerator values, Clock clock, Grants grants) {
    this.values = values;
    this.clock = clock;
    this.grants = grants;
    this.access = new ExpiringMap<>(clock, ACCESS_LIFE.plus(MEMORY), CAPACITY);
    this.refresh = new ExpiringMap<>(clock, REFRESH_LIFE.plus(MEMORY), CAPACITY);
  }

  void clear() {
    access.clear();
    refresh.clear();
  }

  @Override
  public Secret newAccess(Grant grant, Scopes scopes) {
    var value = values.codeOrToken();
    var now = clock.instant();
    access.put(value.reveal(), new AccessToken(
        values.uuid(), grant.id(), scopes, now, now.plus(grant.accessLife()), Optional.empty()));
    return value;
  }

  @Override
  public Secret newRefresh(Grant grant) {
    var value = values.codeOrToken();
    refresh.put(value.reveal(), new RefreshToken(grant.id(), clock.instant(), Optional.empty()));
    return value;
  }

  @Override
  public Optional<AccessToken> access(Secret value) {
    return access.get(value.reveal()).filter(token -> whyInvalid(token).isEmpty());
  }

  @Override
  public Optional<RefreshToken> refresh(Secret value) {
    return anyRefresh(value).filter(token -> whyInvalid(token).isEmpty());
  }

  @Override
  public Optional<RefreshToken> anyRefresh(Secret value) {
    return refresh.get(value.reveal()).filter(token -> grants.find(token.grantId()).isPresent());
  }

  @Override
  public String whyNoAccess(Secret value) {
    return access.get(value.reveal()).flatMap(this::whyInvalid).orElse("unknown");
  }

  @Override
  public String whyNoRefresh(Secret value) {
    return refresh.get(value.reveal()).flatMap(this::whyInvalid).orElse("unknown");
  }

  private Optional<String> whyInvalid(AccessToken token) {
    return token.revokedAt().isPresent()
        ? Optional.of("revoked " + ago(token.revokedAt().get()))
        : whyInvalid(token.grantId(), token.expiresAt());
  }

  private Optional<String> whyInvalid(RefreshToken token) {
    return token.usedUp().isPresent()
        ? Optional.of("used up " + ago(token.usedUp().get()))
        : whyInvalid(token.grantId(), token.expiresAt());
  }

  private Optional<String> whyInvalid(UUID grantId, Instant expiresAt) {
    var grant = grants.find(grantId);
    if (grant.isEmpty()) {
      return Optional.of("unknown");
    }
    if (grant.get().isRevoked()) {
      return Optional.of("revoked with its grant");
    }
    return clock.instant().isBefore(expiresAt) ? Optional.empty() : Optional.of("expired " + ago(expiresAt));
  }

  private String ago(Instant moment) {
    return Duration.between(moment, clock.instant()).toSeconds() + " s ago";
  }

  @Override
  public synchronized Optional<Refreshed> use(Secret value, RefreshPolicy policy) {
    anyRefresh(value).filter(token -> token.usedUp().isPresent()).ifPresent(token -> grants.revoke(token.grantId()));
    return refresh(value).map(token -> switch (policy) {
      case sliding -> new Refreshed(value, slid(value, token));
      case fixed -> new Refreshed(value, token);
      case rotate -> successor(value, token);
    });
  }

  private RefreshToken slid(Secret value, RefreshToken token) {
    var after = token.restarted(clock.instant());
    if (!after.equals(token)) {
      refresh.put(value.reveal(), after);
    }
    return after;
  }

  /** The successor lives no longer than the first one would have: rotation has an absolute end. */
  private Refreshed successor(Secret value, RefreshToken token) {
    refresh.update(value.reveal(), before -> before.usedUp(clock.instant()));
    var next = values.codeOrToken();
    refresh.put(next.reveal(), token);
    return new Refreshed(next, token);
  }

  @Override
  public void revokeAccess(Secret value) {
    access.update(value.reveal(), token -> token.revoked(clock.instant()));
  }

  @Override
  public void revokeAccess(UUID id) {
    access.replaceAll(token -> token.id().equals(id) ? token.revoked(clock.instant()) : token);
  }

  @Override
  public List<AccessToken> allAccess() {
    return access.values().stream().filter(token -> whyInvalid(token).isEmpty()).toList();
  }

  @Override
  public List<RefreshToken> allRefresh() {
    return refresh.values().stream().filter(token -> whyInvalid(token).isEmpty()).toList();
  }
}
