package playground.webex.identity;

import java.util.List;
import java.util.Optional;
import playground.oauth.OAuthFailure;

/**
 * The result of one rule.
 *
 * @param values what the finding speaks of; untrusted texts, each on one line and at most 100 characters long
 * @param failure why no usable HTTP response came; empty for findings that do not depend on one
 */
public record CheckResult(CheckFinding finding, List<String> values, Optional<OAuthFailure> failure) {

  private static final int MAX_VALUE_LENGTH = 100;

  /** SKIPPED: the rule does not apply, or an earlier one left nothing to check. */
  public enum Verdict {
    PASSED,
    FAILED,
    SKIPPED
  }

  public CheckResult {
    values = values.stream().map(CheckResult::cleaned).toList();
  }

  public static CheckResult of(CheckFinding finding, String... values) {
    return new CheckResult(finding, List.of(values), Optional.empty());
  }

  static CheckResult of(CheckFinding finding, OAuthFailure failure) {
    return new CheckResult(finding, List.of(), Optional.of(failure));
  }

  public CheckRule rule() {
    return finding.rule();
  }

  public Verdict verdict() {
    return finding.verdict();
  }

  public boolean isFailed() {
    return verdict() == Verdict.FAILED;
  }

  private static String cleaned(String value) {
    var line = value.replaceAll("\\p{Cntrl}", "?");
    return line.length() > MAX_VALUE_LENGTH ? line.substring(0, MAX_VALUE_LENGTH) + "…" : line;
  }

  /** Without the values, which are untrusted. */
  @Override
  public String toString() {
    return "CheckResult[" + finding + "]";
  }
}
