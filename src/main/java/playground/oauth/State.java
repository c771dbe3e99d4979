package playground.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * The value that ties a callback to the browser that made the request (RFC 6749 §4.1.1, §10.12).
 *
 * @param value 1 to {@value #MAX_LENGTH} printable ASCII characters; what {@link #random} makes cannot be guessed,
 *     what a person types may be
 */
public record State(String value) {

  /** Longest state that may be typed in, in characters. */
  public static final int MAX_LENGTH = 1024;

  /** Characters in a fresh state; 63 of 62 different ones make 375 random bits, RFC 6749 §10.10 wants 128. */
  public static final int RANDOM_LENGTH = 63;

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  public State {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "state needs 1 to " + MAX_LENGTH + " printable ASCII characters, got " + value.length());
    }
  }

  /** Whether a person may type this as a state. */
  public static boolean isValid(String value) {
    for (var i = 0; i < value.length(); i++) {
      if (value.charAt(i) < 0x20 || value.charAt(i) > 0x7E) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= MAX_LENGTH;
  }

  /** Each character is equally likely: an octet whose last six bits are none of the alphabet's is skipped. */
  public static State random(SecureRandom random) {
    var text = new byte[RANDOM_LENGTH];
    var octets = new byte[RANDOM_LENGTH + 8]; // enough at the first try, mostly
    for (var length = 0; length < text.length; ) {
      random.nextBytes(octets);
      for (var i = 0; i < octets.length && length < text.length; i++) {
        var index = octets[i] & 0x3F;
        if (index < ALPHABET.length()) {
          text[length++] = (byte) ALPHABET.charAt(index);
        }
      }
    }
    return new State(new String(text, StandardCharsets.US_ASCII));
  }

  /** Compares in a time that does not depend on how many characters agree. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  /** Hides the value, so that a reader of a log cannot complete the flow. */
  @Override
  public String toString() {
    return "State[hidden]";
  }
}
