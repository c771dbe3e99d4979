package playground.webex.openid;

import java.util.Optional;
import playground.oauth.OAuthFailure;

/**
 * How one rule was met.
 *
 * @param rule its name, for a heading
 * @param words what was compared with what, and what to make of it; holds no secret
 * @param cause the failed request that left nothing to look at; empty when there is none
 */
public record CheckResult(String rule, Verdict verdict, String words, Optional<OAuthFailure> cause) {

  /** Not looked at: the rule does not apply, or an earlier one has left nothing to look at. */
  public enum Verdict {
    PASSED,
    FAILED,
    NOT_LOOKED_AT
  }

  public static CheckResult passed(String rule, String words) {
    return new CheckResult(rule, Verdict.PASSED, words, Optional.empty());
  }

  public static CheckResult failed(String rule, String words) {
    return new CheckResult(rule, Verdict.FAILED, words, Optional.empty());
  }

  public static CheckResult notLookedAt(String rule, String words) {
    return new CheckResult(rule, Verdict.NOT_LOOKED_AT, words, Optional.empty());
  }

  static CheckResult of(String rule, boolean passed, String good, String bad) {
    return passed ? passed(rule, good) : failed(rule, bad);
  }

  /** The same, because a request failed. */
  public CheckResult because(OAuthFailure failure) {
    return new CheckResult(rule, verdict, words, Optional.of(failure));
  }

  public boolean isFailed() {
    return verdict == Verdict.FAILED;
  }
}
