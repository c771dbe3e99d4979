package playground.sandbox.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;

/**
 * What an access token stands for.
 *
 * @param id for administrators; no part of its value
 * @param scopes the grant's, or fewer when a refresh named fewer (RFC 6749 §6)
 * @param revokedAt when this token alone was revoked; empty otherwise, also when its grant was
 */
public record AccessToken(
    UUID id, UUID grantId, Scopes scopes, Instant created, Instant expiresAt, Optional<Instant> revokedAt) {

  public AccessToken revoked(Instant now) {
    return new AccessToken(id, grantId, scopes, created, expiresAt, Optional.of(now));
  }
}
