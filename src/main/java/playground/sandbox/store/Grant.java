package playground.sandbox.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;

/**
 * What one person allowed one integration on one consent page. Code and tokens point to it, so that taking it back
 * ends them all in one step, also those that are being made at this very moment.
 */
public final class Grant {

  /** By which way it came about. */
  public enum Way {
    /** A code, carried by the browser. */
    CODE,
    /** A device that has no browser (RFC 8628). */
    DEVICE
  }

  private final UUID id = UUID.randomUUID(); // names it for administrators, and protects nothing
  private final Integration integration;
  private final SignIn signIn;
  private final Scopes scopes;
  private final Optional<String> nonce;
  private final Way way;
  private final Instant created;
  private volatile boolean revoked;

  /**
   * @param nonce of the authorization request, for the ID token; empty when none was sent
   */
  public Grant(
      Integration integration, SignIn signIn, Scopes scopes, Optional<String> nonce, Way way, Instant created) {
    this.integration = integration;
    this.signIn = signIn;
    this.scopes = scopes;
    this.nonce = nonce;
    this.way = way;
    this.created = created;
  }

  public UUID id() {
    return id;
  }

  /** As it was registered when the person consented. */
  public Integration integration() {
    return integration;
  }

  public String clientId() {
    return integration.clientId();
  }

  public Person person() {
    return signIn.person();
  }

  public SignIn signIn() {
    return signIn;
  }

  public Scopes scopes() {
    return scopes;
  }

  public Optional<String> nonce() {
    return nonce;
  }

  public Way way() {
    return way;
  }

  public Instant created() {
    return created;
  }

  /** Ends every token that came of it, for good. */
  public void revoke() {
    revoked = true;
  }

  public boolean isRevoked() {
    return revoked;
  }
}
