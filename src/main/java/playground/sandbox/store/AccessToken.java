package playground.sandbox.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;

/**
 * What an access token stands for.
 *
 * @param id names it for administrators; no part of its value
 * @param scopes the grant's, or fewer when a refresh asked for fewer (RFC 6749 §6)
 * @param revokedAt when it was taken back by itself; empty while it was not, and also when its whole grant was
 */
public record AccessToken(
    UUID id, Grant grant, Scopes scopes, Instant created, Instant expiresAt, Optional<Instant> revokedAt) {

  AccessToken revoked(Instant now) {
    return new AccessToken(id, grant, scopes, created, expiresAt, Optional.of(now));
  }
}
