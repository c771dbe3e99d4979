package playground.webex.identity;

/**
 * How one rule was met.
 *
 * @param rule its name, for a heading
 * @param words what was compared with what, and what to make of it; holds no secret
 */
public record CheckResult(String rule, Verdict verdict, String words) {

  /** Not looked at: the rule does not apply, or an earlier one has left nothing to look at. */
  public enum Verdict {
    PASSED,
    FAILED,
    NOT_LOOKED_AT
  }

  public static CheckResult passed(String rule, String words) {
    return new CheckResult(rule, Verdict.PASSED, words);
  }

  public static CheckResult failed(String rule, String words) {
    return new CheckResult(rule, Verdict.FAILED, words);
  }

  public static CheckResult notLookedAt(String rule, String words) {
    return new CheckResult(rule, Verdict.NOT_LOOKED_AT, words);
  }

  static CheckResult of(String rule, boolean passed, String good, String bad) {
    return passed ? passed(rule, good) : failed(rule, bad);
  }

  public boolean isFailed() {
    return verdict == Verdict.FAILED;
  }
}
