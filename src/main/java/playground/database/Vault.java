package playground.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import playground.oauth.Secret;

/**
 * Keeps what lies in the database unreadable without the key: values are found by their HMAC-SHA-256, and what must be
 * read back is encrypted with AES-256-GCM. Two keys are derived from each key of the settings, one for either.
 *
 * <p>A sealed value is: 4 octets that name the key, a salt of 16 octets, a nonce of 12, the ciphertext, its tag of 16.
 * Each process draws a salt of its own and derives its encryption key from it, so that its nonces can count and never
 * meet those of another node. Thread-safe.
 */
public final class Vault {

  private static final String MAC = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_ID_OCTETS = 4;
  private static final int SALT_OCTETS = 16;
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;
  private static final int HEADER_OCTETS = KEY_ID_OCTETS + SALT_OCTETS + NONCE_OCTETS;
  private static final int MAX_DERIVED = 1_000; // keys of other processes that are remembered

  /** The two keys that are derived from one of the settings. */
  private record Keys(int id, SecretKeySpec lookup, byte[] encryption) {

    static Keys of(Secret key) {
      var octets = Base64.getDecoder().decode(key.reveal());
      var id = ByteBuffer.wrap(derive(octets, "key id")).getInt();
      return new Keys(id, new SecretKeySpec(derive(octets, "lookup"), MAC), derive(octets, "encryption"));
    }
  }

  private record DerivedId(int keyId, ByteBuffer salt) {}

  private final Keys current;
  private final Map<Integer, Keys> known = new LinkedHashMap<>(); // the current one first
  private final byte[] salt = new byte[SALT_OCTETS];
  private final AtomicLong sealed = new AtomicLong();
  private final SecretKey own;
  private final Map<DerivedId, SecretKey> derived = new ConcurrentHashMap<>();

  public Vault(DatabaseSettings settings) {
    current = Keys.of(settings.key());
    Stream.concat(Stream.of(settings.key()), settings.previousKeys().stream()).map(Keys::of)
        .forEach(keys -> known.putIfAbsent(keys.id(), keys));
    new SecureRandom().nextBytes(salt);
    own = derive(current, salt);
  }

  /**
   * Under which a value is stored so that it can be found again without being readable.
   *
   * @param kind of value, so that equal values of two kinds have nothing in common
   */
  public byte[] lookup(String kind, String value) {
    return lookup(current, kind, value);
  }

  /** Under which the value may be stored: with the current key, then with the previous ones. */
  public List<byte[]> lookups(String kind, String value) {
    return known.values().stream().map(keys -> lookup(keys, kind, value)).toList();
  }

  private static byte[] lookup(Keys keys, String kind, String value) {
    return mac(keys.lookup(), kind + "\0" + value);
  }

  /** Keys for a purpose of the caller's own, the same on every node: the current one first, then the previous ones. */
  public List<SecretKeySpec> keysFor(String purpose) {
    return known.values().stream().map(keys -> new SecretKeySpec(mac(keys.lookup(), "\0key for " + purpose), MAC)).toList();
  }

  /**
   * Encrypts.
   *
   * @param place where it will lie, such as table and primary key: moved elsewhere, it cannot be opened
   */
  public byte[] seal(byte[] plain, String place) {
    var nonce = ByteBuffer.allocate(NONCE_OCTETS).putLong(Integer.BYTES, sealed.incrementAndGet()).array();
    var cipher = cipher(Cipher.ENCRYPT_MODE, own, nonce, place);
    var sealedValue = new byte[HEADER_OCTETS + cipher.getOutputSize(plain.length)];
    ByteBuffer.wrap(sealedValue).putInt(current.id()).put(salt).put(nonce);
    try {
      cipher.doFinal(plain, 0, plain.length, sealedValue, HEADER_OCTETS);
      return sealedValue;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /**
   * Decrypts.
   *
   * @throws UnreadableValueException when the key is not known, or the value was changed or lay elsewhere
   */
  public byte[] open(byte[] value, String place) {
    if (value.length < HEADER_OCTETS) {
      throw new UnreadableValueException("a value in the database is cut off", true);
    }
    var keyId = ByteBuffer.wrap(value).getInt();
    var keys = known.get(keyId);
    if (keys == null) {
      throw new UnreadableValueException(
          "a value in the database was encrypted with a key that is neither store.key nor among store.previous-keys", false);
    }
    var valueSalt = Arrays.copyOfRange(value, KEY_ID_OCTETS, KEY_ID_OCTETS + SALT_OCTETS);
    var nonce = Arrays.copyOfRange(value, KEY_ID_OCTETS + SALT_OCTETS, HEADER_OCTETS);
    try {
      return cipher(Cipher.DECRYPT_MODE, keyOf(keys, valueSalt), nonce, place)
          .doFinal(value, HEADER_OCTETS, value.length - HEADER_OCTETS);
    } catch (GeneralSecurityException e) {
      throw new UnreadableValueException("a value in the database was changed, or lies where it was not written", true);
    }
  }

  /** Whether a sealed value was written with the current key. */
  boolean isOfCurrentKey(byte[] value) {
    return ByteBuffer.wrap(value).getInt() == current.id();
  }

  private SecretKey keyOf(Keys keys, byte[] valueSalt) {
    if (keys == current && Arrays.equals(valueSalt, salt)) {
      return own;
    }
    if (derived.size() > MAX_DERIVED) {
      derived.clear();
    }
    return derived.computeIfAbsent(new DerivedId(keys.id(), ByteBuffer.wrap(valueSalt)), id -> derive(keys, valueSalt));
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(UTF_8));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  private static SecretKey derive(Keys keys, byte[] salt) {
    var mac = newMac(new SecretKeySpec(keys.encryption(), MAC));
    return new SecretKeySpec(mac.doFinal(salt), "AES");
  }

  /** HKDF-Expand for one block (RFC 5869 §2.3); the key of the settings is random, so that there is nothing to extract. */
  private static byte[] derive(byte[] key, String label) {
    var mac = newMac(new SecretKeySpec(key, MAC));
    mac.update(("webex-oauth-playground " + label).getBytes(US_ASCII));
    return mac.doFinal(new byte[] {1});
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    return newMac(key).doFinal(text.getBytes(UTF_8));
  }

  private static Mac newMac(SecretKeySpec key) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }
}
