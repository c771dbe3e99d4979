package playground.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The secret half of PKCE: sent with the code at the exchange, never before (RFC 7636 §4.1).
 *
 * @param value 43 to 128 characters out of {@code A-Z a-z 0-9 - . _ ~}
 */
public record CodeVerifier(String value) {

  /** The only method we send; {@code plain} gives no protection (RFC 7636 §7.2). */
  public static final String CHALLENGE_METHOD = "S256";

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
  private static final int ENTROPY_OCTETS = 32; // base64url makes 43 characters of them, the least allowed

  public CodeVerifier {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "code_verifier needs 43 to 128 unreserved characters, got " + value.length());
    }
  }

  public static CodeVerifier random(SecureRandom random) {
    var octets = new byte[ENTROPY_OCTETS];
    random.nextBytes(octets);
    return new CodeVerifier(base64Url(octets));
  }

  /** The public half, sent ahead in the authorization request: base64url of the SHA-256 (RFC 7636 §4.2). */
  public String challenge() {
    try {
      return base64Url(MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String base64Url(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** Hides the value, so that no log line or failed assertion can leak it. */
  @Override
  public String toString() {
    return "CodeVerifier[hidden]";
  }
}
