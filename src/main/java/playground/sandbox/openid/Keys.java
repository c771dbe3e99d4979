package playground.sandbox.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The keys that sign ID tokens: made on first use, in memory alone, and so others after every start. A key that was
 * replaced stays published until the last token that it signed has expired.
 */
public final class Keys {

  private static final int BITS = 2048;

  /** Most replaced keys that stay published, however often somebody rotates. */
  private static final int MOST_REPLACED = 10;

  private record Replaced(RSAKey publicKey, Instant until) {}

  private final Clock clock;
  private final Supplier<RSAKey> maker;
  private final Deque<Replaced> replaced = new ArrayDeque<>();
  private Optional<RSAKey> current = Optional.empty();
  private Optional<RSAKey> unpublished = Optional.empty();

  public Keys(Clock clock) {
    this(clock, Keys::fresh);
  }

  /**
   * @param maker of each key; the real one takes a good part of a second now and then
   */
  Keys(Clock clock, Supplier<RSAKey> maker) {
    this.clock = clock;
    this.maker = maker;
  }

  /** The one that signs now. */
  synchronized RSAKey current() {
    if (current.isEmpty()) {
      current = Optional.of(maker.get());
    }
    return current.get();
  }

  /** One that is never published, for whoever wants to see a signature that cannot be checked. */
  synchronized RSAKey unpublished() {
    current(); // now, as the client asks for the key set next, and should not have to wait for it
    if (unpublished.isEmpty()) {
      unpublished = Optional.of(maker.get());
    }
    return unpublished.get();
  }

  /** From now on another one signs. */
  public synchronized void rotate() {
    replaced.addFirst(new Replaced(current().toPublicJWK(), clock.instant().plus(IdTokens.LIFE)));
    current = Optional.of(maker.get());
    if (replaced.size() > MOST_REPLACED) {
      replaced.removeLast();
    }
  }

  /** What a client may need to check the ID tokens that are valid now: public keys, the current one first. */
  synchronized List<RSAKey> published() {
    replaced.removeIf(old -> !old.until().isAfter(clock.instant()));
    var all = new ArrayList<>(List.of(current().toPublicJWK()));
    replaced.forEach(old -> all.add(old.publicKey()));
    return all;
  }

  private static RSAKey fresh() {
    try {
      return new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java has no RSA", e);
    }
  }
}
