package playground.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import playground.oauth.Scopes;

/**
 * The consents that people chose to have remembered. Whether Webex remembers a consent is not captured
 * (contract, section 6, 12). The sandbox remembers it when the person says so.
 */
public interface Consents {

  /** How long a consent is remembered: as long as an unused refresh token lives. */
  Duration LIFE = Tokens.REFRESH_LIFE;

  /** Most consents; one more removes the oldest. */
  int CAPACITY = 1_000;

  /** One person's to one integration. */
  record Consent(Person person, String clientId, Scopes scopes, Instant since) {}

  /** Adds these scopes to those that are remembered already. */
  void remember(Person person, String clientId, Scopes scopes);

  /** Whether the person has allowed every one of these scopes before. */
  boolean cover(Person person, String clientId, Scopes scopes);

  List<Consent> of(Person person);

  void forget(Person person, String clientId);
}
