package playground.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Ties an ID token to its authorization request, so that a stolen one is rejected (OpenID Connect Core §15.5.2).
 *
 * @param value comes back unchanged as the claim of that name
 */
public record Nonce(String value) {

  private static final int ENTROPY_OCTETS = 24; // base64url makes 32 characters of them

  public Nonce {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a nonce must not be blank");
    }
  }

  public static Nonce random(SecureRandom random) {
    var octets = new byte[ENTROPY_OCTETS];
    random.nextBytes(octets);
    return new Nonce(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
  }

  /** Compares in a time that does not depend on how many characters agree. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  /** Hides the value, so that a reader of a log cannot forge an ID token's nonce. */
  @Override
  public String toString() {
    return "Nonce[hidden]";
  }
}
