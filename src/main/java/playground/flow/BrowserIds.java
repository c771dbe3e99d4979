package playground.flow;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes browser ids, and recognizes them without storing any: half of an id is random,
 * the other half authenticates it. An id that a browser makes up is therefore never adopted (session fixation).
 *
 * <p>Thread-safe.
 */
public final class BrowserIds {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int HALF_OCTETS = 18; // 144 random bits, and as many that authenticate them
  private static final int LENGTH = 2 * HALF_OCTETS * 4 / 3; // in base64url, without padding

  private final SecureRandom random;
  private final List<Key> keys;

  /** Ids of earlier instances are not recognized: the key is random and lives as long as this object. */
  public BrowserIds(SecureRandom random) {
    this(random, List.of(new SecretKeySpec(octets(random, 32), ALGORITHM)));
  }

  /**
   * Recognizes the ids of every process with one of these keys.
   *
   * @param keys for {@value #ALGORITHM}; ids are made with the first
   */
  public BrowserIds(SecureRandom random, List<SecretKeySpec> keys) {
    this.random = random;
    this.keys = keys.stream().map(Key::new).toList();
  }

  private static byte[] octets(SecureRandom random, int count) {
    var octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }

  public BrowserId fresh() {
    var octets = octets(random, HALF_OCTETS);
    var id = Arrays.copyOf(octets, 2 * HALF_OCTETS);
    System.arraycopy(keys.get(0).mac(octets), 0, id, HALF_OCTETS, HALF_OCTETS);
    return new BrowserId(Base64.getUrlEncoder().withoutPadding().encodeToString(id));
  }

  /** The id that a cookie holds; empty when it was not made here. */
  public Optional<BrowserId> read(String cookie) {
    if (cookie.length() != LENGTH) {
      return Optional.empty();
    }
    byte[] octets;
    try {
      octets = Base64.getUrlDecoder().decode(cookie);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return keys.stream().anyMatch(key -> key.made(octets)) ? Optional.of(new BrowserId(cookie)) : Optional.empty();
  }

  /** Authenticates ids. */
  private static final class Key {

    private final SecretKeySpec key;
    private Mac mac; // made on first use: the JDK takes its time to find one

    Key(SecretKeySpec key) {
      this.key = key;
    }

    boolean made(byte[] octets) {
      var expected = mac(Arrays.copyOf(octets, HALF_OCTETS));
      return MessageDigest.isEqual(
          Arrays.copyOf(expected, HALF_OCTETS), Arrays.copyOfRange(octets, HALF_OCTETS, octets.length));
    }

    synchronized byte[] mac(byte[] octets) {
      try {
        if (mac == null) {
          mac = Mac.getInstance(ALGORITHM);
          mac.init(key);
        }
        return mac.doFinal(octets); // which makes it ready for the next
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
      }
    }
  }
}
