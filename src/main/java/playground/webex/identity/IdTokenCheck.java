package playground.webex.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import playground.oauth.Secret;
import playground.oauth.SigningAlgorithm;

/**
 * A checked ID token: the result of every rule, also after one has failed, because whoever looks for a fault wants to
 * see them all.
 *
 * @param claims what the token says, trusted or not; empty when it cannot be parsed
 */
record IdTokenCheck(List<CheckResult> results, Map<String, Object> claims) {

  /**
   * Checks an ID token.
   *
   * @param algorithms that it may be signed with
   * @param now for expiry and issue time, with 60 seconds of skew
   */
  static IdTokenCheck of(
      Secret idToken, Set<SigningAlgorithm> algorithms, ExpectedClaims expected, KeyLookup keys, Instant now) {
    try {
      var token = ParsedIdToken.of(idToken);
      var results =
          Stream.of(
                  List.of(CheckResult.of(CheckFinding.WELL_FORMED)),
                  SignatureRules.check(token, algorithms, keys),
                  new ClaimRules(token, expected, now).check())
              .flatMap(List::stream)
              .toList();
      return new IdTokenCheck(results, new TreeMap<>(token.claims()));
    } catch (CheckFailedException malformed) {
      return new IdTokenCheck(List.of(malformed.result()), Map.of());
    }
  }

  boolean isPassed() {
    return results.stream().noneMatch(CheckResult::isFailed);
  }

  /** Without the claims: they are a person's own. */
  @Override
  public String toString() {
    return "IdTokenCheck[" + results + ", claims hidden]";
  }
}
