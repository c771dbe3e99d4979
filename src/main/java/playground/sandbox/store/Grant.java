package playground.sandbox.store;

import playground.oauth.Scopes;

/**
 * What one person allowed one integration on one consent page. Code and tokens point to it, so that taking it back
 * ends them all in one step, also those that are being made at this very moment.
 */
public final class Grant {

  private final Integration integration;
  private final Person person;
  private final Scopes scopes;
  private volatile boolean revoked;

  public Grant(Integration integration, Person person, Scopes scopes) {
    this.integration = integration;
    this.person = person;
    this.scopes = scopes;
  }

  public String clientId() {
    return integration.clientId();
  }

  public Person person() {
    return person;
  }

  public Scopes scopes() {
    return scopes;
  }

  /** Ends every token that came of it, for good. */
  public void revoke() {
    revoked = true;
  }

  public boolean isRevoked() {
    return revoked;
  }
}
