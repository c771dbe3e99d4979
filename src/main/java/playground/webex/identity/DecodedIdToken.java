package playground.webex.identity;

import java.time.Instant;
import java.util.Optional;
import playground.oauth.Secret;
import playground.webex.Json;

/**
 * An ID token's parts as anybody can read them, before any check (RFC 7515 §3).
 *
 * @param header JSON
 * @param payload JSON
 * @param signature in base64url
 * @param issuedAt empty when {@code iat} is absent or no number
 * @param expiresAt empty when {@code exp} is absent or no number
 */
public record DecodedIdToken(
    String header, String payload, String signature, Optional<Instant> issuedAt, Optional<Instant> expiresAt) {

  /** Empty when it is no signed token, or its JSON cannot be read. */
  public static Optional<DecodedIdToken> of(Secret token) {
    try {
      var parsed = ParsedIdToken.of(token);
      return Optional.of(new DecodedIdToken(
          Json.pretty(parsed.parts().get(0).decodeToString()),
          Json.pretty(parsed.parts().get(1).decodeToString()),
          parsed.parts().get(2).toString(),
          parsed.moment("iat"),
          parsed.moment("exp")));
    } catch (CheckFailedException e) {
      return Optional.empty();
    }
  }

  /** Hides the claims and the signature. */
  @Override
  public String toString() {
    return "DecodedIdToken[hidden]";
  }
}
