package playground.webex.identity;

import java.security.PublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import playground.oauth.SigningAlgorithm;

/** Whether the issuer made the token: with which algorithm and key (OpenID Connect Core §3.1.3.7, rules 6 and 7). */
final class SignatureRules {

  private SignatureRules() {}

  /**
   * @param allowed the algorithms that a token may be signed with
   */
  static List<CheckResult> check(ParsedIdToken token, Set<SigningAlgorithm> allowed, KeyLookup keys) {
    var algorithm = algorithm(token, allowed);
    var extensions = extensions(token);
    var mayBeTried = !algorithm.isFailed() && !extensions.isFailed();
    var signature = mayBeTried ? signature(token, keys) : CheckResult.of(CheckFinding.SIGNATURE_NOT_TRIED);
    return List.of(algorithm, extensions, signature);
  }

  /** What the token says of itself is compared, never followed (RFC 8725 §3.1). */
  private static CheckResult algorithm(ParsedIdToken token, Set<SigningAlgorithm> allowed) {
    var alg = nameOf(token);
    if (alg.equalsIgnoreCase("none")) {
      return CheckResult.of(CheckFinding.ALGORITHM_NONE);
    }
    if (alg.startsWith("HS")) {
      return CheckResult.of(CheckFinding.ALGORITHM_SYMMETRIC, alg);
    }
    var isAllowed = SigningAlgorithm.of(alg).filter(allowed::contains).isPresent();
    return CheckResult.of(
        isAllowed ? CheckFinding.ALGORITHM_ALLOWED : CheckFinding.ALGORITHM_NOT_ALLOWED,
        Stream.concat(Stream.of(alg), allowed.stream().sorted().map(SigningAlgorithm::name)).toArray(String[]::new));
  }

  private static String nameOf(ParsedIdToken token) {
    return String.valueOf(token.header().get("alg"));
  }

  /** "the JWS is invalid" when one of them is not understood (RFC 7515 §4.1.11), and none is understood here. */
  private static CheckResult extensions(ParsedIdToken token) {
    var hasAny = token.header().containsKey("crit");
    return CheckResult.of(hasAny ? CheckFinding.EXTENSIONS_UNKNOWN : CheckFinding.NO_EXTENSIONS);
  }

  private static CheckResult signature(ParsedIdToken token, KeyLookup keys) {
    var kid = Optional.ofNullable(token.header().get("kid")).filter(String.class::isInstance).map(String.class::cast);
    try {
      var algorithm = SigningAlgorithm.of(nameOf(token)).orElseThrow();
      return keys.find(algorithm, kid).map(key -> verified(token, key)).orElseGet(() -> noKey(kid));
    } catch (CheckFailedException e) {
      return e.result();
    }
  }

  private static CheckResult noKey(Optional<String> kid) {
    return kid.map(named -> CheckResult.of(CheckFinding.KEY_UNKNOWN, named))
        .orElse(CheckResult.of(CheckFinding.KEY_NOT_NAMED));
  }

  private static CheckResult verified(ParsedIdToken token, PublicKey key) {
    try {
      var isValid = token.isSignedWith(key);
      return CheckResult.of(isValid ? CheckFinding.SIGNATURE_VALID : CheckFinding.SIGNATURE_INVALID);
    } catch (ParseException e) {
      return CheckResult.of(CheckFinding.SIGNATURE_UNREADABLE);
    }
  }
}
