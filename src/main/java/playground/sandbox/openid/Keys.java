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
  private final Deque<Replaced> replaced = new ArrayDeque<>();
  private Optional<RSAKey> current = Optional.empty();
  private Optional<RSAKey> unpublished = Optional.empty();

  public Keys(Clock clock) {
    this.clock = clock;
  }

  /** The one that signs now. */
  synchronized RSAKey current() {
    if (current.isEmpty()) {
      current = Optional.of(fresh());
    }
    return current.get();
  }

  /** One that is never published, for whoever wants to see a signature that cannot be checked. */
  synchronized RSAKey unpublished() {
    if (unpublished.isEmpty()) {
      unpublished = Optional.of(fresh());
    }
    return unpublished.get();
  }

  /** From now on another one signs. */
  public synchronized void rotate() {
    replaced.addFirst(new Replaced(current().toPublicJWK(), clock.instant().plus(IdTokens.LIFE)));
    current = Optional.of(fresh());
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

  /** Takes a good part of a second now and then. */
  private static RSAKey fresh() {
    try {
      return new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java has no RSA", e);
    }
  }
}
