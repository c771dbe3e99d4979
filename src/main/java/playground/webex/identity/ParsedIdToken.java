package playground.webex.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Secret;
import playground.webex.Header;

/**
 * An ID token's three parts, decoded and not yet trusted (RFC 7515 §7.1).
 *
 * <p>Header and claims are maps, because {@code SignedJWT.parse} and {@code JWTClaimsSet} refuse a token as a whole for
 * one header parameter or claim of a wrong type, and each rule reports its own.
 */
record ParsedIdToken(Map<String, Object> header, Map<String, Object> claims, List<Base64URL> parts) {

  /** More than any claims need, and short enough to be parsed at once. */
  private static final int MAX_LENGTH = 32 * 1024;

  private static final int PARTS_OF_A_JWE = 5;
  private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * Parses a token.
   *
   * @throws CheckFailedException when it is no signed token
   */
  static ParsedIdToken of(Secret token) {
    if (token.reveal().length() > MAX_LENGTH) {
      throw malformed(CheckFinding.TOKEN_TOO_LONG, String.valueOf(MAX_LENGTH / 1024));
    }
    var parts = split(token.reveal());
    if (parts.size() == PARTS_OF_A_JWE) {
      throw malformed(CheckFinding.ENCRYPTED);
    }
    return new ParsedIdToken(
        json(parts.get(0), CheckFinding.HEADER_UNREADABLE), json(parts.get(1), CheckFinding.CLAIMS_UNREADABLE), parts);
  }

  private static List<Base64URL> split(String token) {
    try {
      return List.of(JOSEObject.split(token));
    } catch (ParseException e) {
      throw malformed(CheckFinding.NOT_THREE_PARTS);
    }
  }

  private static Map<String, Object> json(Base64URL part, CheckFinding unreadable) {
    var text = part.decodeToString().strip();
    if (!text.startsWith("{")) { // the parser takes a list of pairs for an object
      throw malformed(unreadable);
    }
    try {
      return JSONObjectUtils.parse(text, MAX_LENGTH);
    } catch (ParseException | RuntimeException e) { // the latter for an error in the parser
      throw malformed(unreadable);
    }
  }

  private static CheckFailedException malformed(CheckFinding finding, String... values) {
    return new CheckFailedException(CheckResult.of(finding, values));
  }

  /** A claim's text; empty when it is absent or not a text. */
  Optional<String> text(String claim) {
    return Optional.ofNullable(claims.get(claim)).filter(String.class::isInstance).map(String.class::cast);
  }

  /** A claim in seconds since 1970 (RFC 7519 §2, NumericDate); empty when it is absent or no such number. */
  Optional<Instant> moment(String claim) {
    return Optional.ofNullable(claims.get(claim))
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).longValue())
        .filter(seconds -> seconds >= 0 && seconds <= LAST_MOMENT.getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  /** One text or several (RFC 7519 §4.1.3). */
  List<String> audience() {
    var audience = claims.get("aud");
    if (audience instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return audience instanceof String one ? List.of(one) : List.of();
  }

  /**
   * Whether the signature was made with that key's private half.
   *
   * @throws ParseException when header or signature break the rules of RFC 7515
   */
  boolean isSignedWith(PublicKey key) throws ParseException {
    try {
      return new SignedJWT(parts.get(0), parts.get(1), parts.get(2)).verify(verifier(key));
    } catch (JOSEException | IllegalArgumentException e) {
      return false;
    }
  }

  private static JWSVerifier verifier(PublicKey key) throws JOSEException {
    return key instanceof ECPublicKey curve ? new ECDSAVerifier(curve) : new RSASSAVerifier((RSAPublicKey) key);
  }

  @Override
  public String toString() {
    return "ParsedIdToken[hidden]";
  }
}
