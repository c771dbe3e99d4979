package playground.webex.identity;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Secret;

/**
 * An ID token taken apart, nothing of it believed yet (RFC 7515 §7.1).
 *
 * @param signingInput what the signature was made over
 */
record ParsedIdToken(Map<String, Object> header, Map<String, Object> claims, byte[] signingInput, Base64URL signature) {

  /** More than any claims need; and few enough that no parser has to work hard for a stranger. */
  private static final int MAX_LENGTH = 32 * 1024;

  private static final int PARTS_OF_A_SIGNED_TOKEN = 3;
  private static final int PARTS_OF_AN_ENCRYPTED_ONE = 5;

  /** Why a token cannot be taken apart. */
  @SuppressWarnings("serial") // caught at once
  static final class Malformed extends Exception {
    Malformed(String words) {
      super(words, null, false, false);
    }
  }

  static ParsedIdToken of(Secret token) throws Malformed {
    var text = token.reveal();
    if (text.length() > MAX_LENGTH) {
      throw new Malformed("It is longer than " + MAX_LENGTH / 1024 + " KiB, and was not read.");
    }
    var parts = text.split("\\.", -1);
    if (parts.length == PARTS_OF_AN_ENCRYPTED_ONE) {
      throw new Malformed("It is encrypted (JWE), which nobody asked for; what is in it was not looked at.");
    }
    if (parts.length != PARTS_OF_A_SIGNED_TOKEN) {
      throw new Malformed("It has " + parts.length + " parts; header, claims and signature would be three.");
    }
    return new ParsedIdToken(
        json(parts[0], "header"),
        json(parts[1], "claims"),
        (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
        new Base64URL(parts[2]));
  }

  private static Map<String, Object> json(String part, String name) throws Malformed {
    var text = new Base64URL(part).decodeToString().strip();
    if (!text.startsWith("{")) { // the parser would take a list of pairs for an object
      throw new Malformed("Its " + name + " cannot be read as a JSON object.");
    }
    try {
      return JSONObjectUtils.parse(text, MAX_LENGTH);
    } catch (ParseException | RuntimeException e) { // the latter for what no decoder should throw at a stranger's word
      throw new Malformed("Its " + name + " cannot be read as a JSON object.");
    }
  }

  /** A claim's text; empty when it is absent or not a text. */
  Optional<String> text(String claim) {
    return Optional.ofNullable(claims.get(claim)).filter(String.class::isInstance).map(String.class::cast);
  }

  /** A moment in seconds since 1970; empty when it is absent or no such number. */
  Optional<Long> seconds(String claim) {
    return Optional.ofNullable(claims.get(claim)).filter(Number.class::isInstance).map(n -> ((Number) n).longValue());
  }

  @Override
  public String toString() {
    return "ParsedIdToken[hidden]";
  }
}
