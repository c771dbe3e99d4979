package playground.sandbox.store;

import java.time.Instant;
import java.util.UUID;
import playground.oauth.Scopes;

/**
 * What an access token stands for.
 *
 * @param id names it for administrators; no part of its value
 * @param scopes the grant's, or fewer when a refresh asked for fewer (RFC 6749 §6)
 */
public record AccessToken(UUID id, Grant grant, Scopes scopes, Instant created, Instant expiresAt) {}
