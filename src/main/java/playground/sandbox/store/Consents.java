package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import playground.oauth.Scopes;

/**
 * What people do not want to be asked again. Whether Webex remembers a consent is not captured (contract, section 6,
 * 12); here it is remembered when the person says so.
 */
public final class Consents {

  /** How long a consent is remembered: as long as an unused refresh token lives. */
  public static final Duration LIFE = Tokens.REFRESH_LIFE;

  /** Most consents that are remembered. */
  static final int CAPACITY = 1_000;

  /** One person's to one integration. */
  record Remembered(Person person, String clientId, Scopes scopes, Instant since) {}

  private final Clock clock;
  private final ExpiringMap<Remembered> remembered;

  Consents(Clock clock) {
    this.clock = clock;
    this.remembered = new ExpiringMap<>(clock, LIFE, CAPACITY);
  }

  /** Remembers these scopes, beside those that are remembered already. */
  public synchronized void remember(Person person, String clientId, Scopes scopes) {
    var all = find(person, clientId).map(known -> known.scopes().plus(scopes)).orElse(scopes);
    remembered.put(key(person, clientId), new Remembered(person, clientId, all, clock.instant()));
  }

  /** Whether there is nothing left to ask: every one of these scopes was allowed before. */
  public boolean cover(Person person, String clientId, Scopes scopes) {
    return find(person, clientId).filter(known -> known.scopes().containsAll(scopes)).isPresent();
  }

  private Optional<Remembered> find(Person person, String clientId) {
    return remembered.get(key(person, clientId));
  }

  List<Remembered> of(Person person) {
    return remembered.values().stream().filter(known -> known.person().equals(person)).toList();
  }

  synchronized void forget(Person person, String clientId) {
    remembered.remove(key(person, clientId));
  }

  private static String key(Person person, String clientId) {
    return person.uuid() + " " + clientId;
  }
}
