package playground.sandbox.store;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an authorization code stands for, and whether it was used (RFC 6749 §4.1.2).
 *
 * @param redirectUri to which the code was sent
 * @param redirectUriSent whether the authorization request named it; false when it was the only one registered
 * @param challenge empty when the client does not use PKCE
 * @param usedAt empty until the first use
 */
public record IssuedCode(
    UUID grantId,
    URI redirectUri,
    boolean redirectUriSent,
    Optional<PkceChallenge> challenge,
    Instant issuedAt,
    Optional<Instant> usedAt) {

  public Instant expiresAt() {
    return issuedAt.plus(Codes.LIFE);
  }

  public IssuedCode used(Instant now) {
    return new IssuedCode(grantId, redirectUri, redirectUriSent, challenge, issuedAt, Optional.of(now));
  }
}
