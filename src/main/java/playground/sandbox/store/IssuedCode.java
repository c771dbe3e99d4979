package playground.sandbox.store;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What an authorization code stands for, and whether it was brought to the token endpoint (RFC 6749 §4.1.2). */
public final class IssuedCode {

  private final Grant grant;
  private final URI redirectUri;
  private final boolean redirectUriSent;
  private final Optional<PkceChallenge> challenge;
  private final Instant issuedAt;
  private final AtomicReference<Instant> usedAt = new AtomicReference<>();

  /**
   * @param redirectUri where the code was sent
   * @param redirectUriSent whether the authorization request named it, or left it out as the only one registered
   * @param challenge empty when the client does without PKCE
   */
  public IssuedCode(
      Grant grant, URI redirectUri, boolean redirectUriSent, Optional<PkceChallenge> challenge, Instant issuedAt) {
    this.grant = grant;
    this.redirectUri = redirectUri;
    this.redirectUriSent = redirectUriSent;
    this.challenge = challenge;
    this.issuedAt = issuedAt;
  }

  /** Marks it as used; of any number of callers at the same time one is told true, and nobody after that. */
  public boolean use(Instant now) {
    return usedAt.compareAndSet(null, now);
  }

  /** Empty while nobody has used it. */
  public Optional<Instant> usedAt() {
    return Optional.ofNullable(usedAt.get());
  }

  public Grant grant() {
    return grant;
  }

  public URI redirectUri() {
    return redirectUri;
  }

  public boolean redirectUriSent() {
    return redirectUriSent;
  }

  public Optional<PkceChallenge> challenge() {
    return challenge;
  }

  public Instant expiresAt() {
    return issuedAt.plus(Codes.LIFE);
  }
}
