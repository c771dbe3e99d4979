package playground.sandbox.store.memory;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import playground.sandbox.store.Keys;
import playground.sandbox.store.Tokens;

/** {@link Keys} in memory: made on first use, and so others after every start. */
final class MemoryKeys implements Keys {

  private record Replaced(RSAKey publicKey, Instant until) {}

  private final Clock clock;
  private final Supplier<RSAKey> maker;
  private final Deque<Replaced> replaced = new ArrayDeque<>();
  private Optional<RSAKey> current = Optional.empty();
  private Optional<RSAKey> unpublished = Optional.empty();

  /**
   * @param maker of each key; the real one takes a good part of a second now and then
   */
  MemoryKeys(Clock clock, Supplier<RSAKey> maker) {
    this.clock = clock;
    this.maker = maker;
  }

  @Override
  public synchronized RSAKey current() {
    if (current.isEmpty()) {
      current = Optional.of(maker.get());
    }
    return current.get();
  }

  @Override
  public synchronized RSAKey unpublished() {
    current(); // now, as the client asks for the key set next, and should not have to wait for it
    if (unpublished.isEmpty()) {
      unpublished = Optional.of(maker.get());
    }
    return unpublished.get();
  }

  @Override
  public synchronized void rotate() {
    replaced.addFirst(new Replaced(current().toPublicJWK(), clock.instant().plus(Tokens.ID_TOKEN_LIFE)));
    current = Optional.of(maker.get());
    if (replaced.size() > MAX_REPLACED) {
      replaced.removeLast();
    }
  }

  @Override
  public synchronized List<RSAKey> published() {
    replaced.removeIf(old -> !old.until().isAfter(clock.instant()));
    var all = new ArrayList<>(List.of(current().toPublicJWK()));
    replaced.forEach(old -> all.add(old.publicKey()));
    return all;
  }
}
