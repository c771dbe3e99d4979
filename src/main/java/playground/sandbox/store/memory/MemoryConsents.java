package playground.sandbox.store.memory;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import playground.oauth.Scopes;
import playground.sandbox.store.Consents;
import playground.sandbox.store.Person;

/** {@link Consents} in memory. */
final class MemoryConsents implements Consents {

  private final Clock clock;
  private final ExpiringMap<Consent> consents;

  MemoryConsents(Clock clock) {
    this.clock = clock;
    this.consents = new ExpiringMap<>(clock, LIFE, CAPACITY);
  }

  void clear() {
    consents.clear();
  }

  @Override
  public synchronized void remember(Person person, String clientId, Scopes scopes) {
    var all = find(person, clientId).map(known -> known.scopes().plus(scopes)).orElse(scopes);
    consents.put(key(person, clientId), new Consent(person, clientId, all, clock.instant()));
  }

  @Override
  public boolean cover(Person person, String clientId, Scopes scopes) {
    return find(person, clientId).filter(known -> known.scopes().containsAll(scopes)).isPresent();
  }

  private Optional<Consent> find(Person person, String clientId) {
    return consents.get(key(person, clientId));
  }

  @Override
  public List<Consent> of(Person person) {
    return consents.values().stream().filter(known -> known.person().equals(person)).toList();
  }

  @Override
  public synchronized void forget(Person person, String clientId) {
    consents.remove(key(person, clientId));
  }

  private static String key(Person person, String clientId) {
    return person.uuid() + " " + clientId;
  }
}
