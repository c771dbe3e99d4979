package playground.sandbox.store.memory;

import java.time.Clock;
import java.util.Optional;
import playground.oauth.Secret;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.SignIns;
import playground.sandbox.store.TokenGenerator;

/** {@link SignIns} in memory. */
final class MemorySignIns implements SignIns {

  private final TokenGenerator values;
  private final Clock clock;
  private final ExpiringMap<SignIn> byCookie;

  MemorySignIns(TokenGenerator values, Clock clock) {
    this.values = values;
    this.clock = clock;
    this.byCookie = new ExpiringMap<>(clock, LIFE, CAPACITY);
  }

  void clear() {
    byCookie.clear();
  }

  @Override
  public Secret begin(Person person) {
    var cookie = values.unguessable();
    byCookie.put(cookie.reveal(), new SignIn(person, clock.instant()));
    return cookie;
  }

  @Override
  public Optional<SignIn> of(Secret cookie) {
    return byCookie.get(cookie.reveal());
  }

  @Override
  public void end(Secret cookie) {
    byCookie.remove(cookie.reveal());
  }
}
