package playground.webex.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import playground.oauth.Secret;

/**
 * An ID token, checked: every rule with its outcome, also after one has failed, because whoever looks for a fault wants
 * to see them all.
 *
 * @param claims what the token says, believed or not; empty when it could not be read
 */
public record IdTokenCheck(List<CheckResult> outcomes, Map<String, Object> claims) {

  private static final String FORM = "Form";

  /**
   * Checks.
   *
   * @param now for expiry and issue time, with 60 seconds of skew
   */
  public static IdTokenCheck of(Secret idToken, ExpectedClaims expected, KeyLookup keys, Instant now) {
    try {
      var token = ParsedIdToken.of(idToken);
      var outcomes =
          Stream.of(
                  List.of(CheckResult.passed(FORM, "Header, claims and signature, as a signed token has them.")),
                  SignatureRules.check(token, keys),
                  new ClaimRules(token, expected, now).check())
              .flatMap(List::stream)
              .toList();
      return new IdTokenCheck(outcomes, new TreeMap<>(token.claims()));
    } catch (ParsedIdToken.Malformed malformed) {
      return new IdTokenCheck(List.of(CheckResult.failed(FORM, malformed.getMessage())), Map.of());
    }
  }

  public boolean isPassed() {
    return outcomes.stream().noneMatch(CheckResult::isFailed);
  }

  /** The claims are somebody's name and address. */
  @Override
  public String toString() {
    return "IdTokenCheck[" + outcomes.size() + " outcomes, claims hidden]";
  }
}
