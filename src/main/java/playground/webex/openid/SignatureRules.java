package playground.webex.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import playground.oauth.OAuthException;

/** Whether the issuer made the token: with which algorithm, with which key (OpenID Connect Core §3.1.3.7, 6 and 7). */
final class SignatureRules {

  private static final String RULE = "Signature";

  private SignatureRules() {}

  static List<CheckResult> check(ParsedIdToken token, KeyLookup keys) {
    var algorithm = algorithm(token);
    var extensions = extensions(token);
    if (algorithm.isFailed() || extensions.isFailed()) {
      return List.of(algorithm, extensions, CheckResult.notLookedAt(RULE, "The header forbids it, so no key was tried."));
    }
    return List.of(algorithm, extensions, signature(token, keys));
  }

  /** What the token says of itself is never followed, only compared (RFC 8725 §3.1). */
  private static CheckResult algorithm(ParsedIdToken token) {
    var named = token.header().get("alg");
    var words =
        named instanceof String alg && alg.equalsIgnoreCase("none")
            ? "It is not signed at all (none): anybody can have written it."
            : named instanceof String alg && alg.startsWith("HS")
                ? "It is signed with a shared secret (" + shown(alg) + "); whoever knows a public key could have made it."
                : "It is signed with " + shown(String.valueOf(named)) + ", and RS256 alone is allowed here.";
    return CheckResult.of("Algorithm", "RS256".equals(named), "RS256, the only one allowed here.", words);
  }

  /** "the JWS is invalid" when one of them is not understood (RFC 7515 §4.1.11), and we know none. */
  private static CheckResult extensions(ParsedIdToken token) {
    return CheckResult.of(
        "Extensions",
        !token.header().containsKey("crit"),
        "The header demands none.",
        "The header demands extensions (crit) that this playground does not know.");
  }

  private static CheckResult signature(ParsedIdToken token, KeyLookup keys) {
    var kid = Optional.ofNullable(token.header().get("kid")).filter(String.class::isInstance).map(String.class::cast);
    try {
      return keys.find(kid)
          .map(key -> signedWith(key, token))
          .orElse(CheckResult.failed(RULE, "No published key is called " + kid.map(SignatureRules::shown).orElse("(no kid)")
              + ", so the signature cannot be checked. Somebody else may have made this token."));
    } catch (OAuthException e) {
      return CheckResult.failed(RULE, "The keys could not be had:").because(e.failure());
    }
  }

  private static CheckResult signedWith(RSAPublicKey key, ParsedIdToken token) {
    return CheckResult.of(
        RULE,
        verifies(key, token),
        "Made with the issuer's published key of that name (kid).",
        "It was not made with the published key that it names: the token has been changed or forged.");
  }

  private static boolean verifies(RSAPublicKey key, ParsedIdToken token) {
    try {
      var header = new JWSHeader(JWSAlgorithm.RS256);
      return new RSASSAVerifier(key).verify(header, token.signingInput(), token.signature());
    } catch (JOSEException | IllegalArgumentException e) {
      return false;
    }
  }

  /** A stranger's word: cut short, on one line. */
  static String shown(String text) {
    var line = text.replaceAll("\\p{Cntrl}", "?");
    return "“" + (line.length() > 100 ? line.substring(0, 100) + "…" : line) + "”";
  }
}
