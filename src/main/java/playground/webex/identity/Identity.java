package playground.webex.identity;

import java.util.List;
import java.util.Optional;
import playground.webex.HttpExchange;

/**
 * Who signed in, as far as that can be believed.
 *
 * @param outcomes every rule, the one for userinfo last
 * @param claims of the ID token; empty when there is none that can be read
 * @param userinfo how userinfo was asked; empty when the server has none, or nothing to compare it with
 * @param userinfoClaims what userinfo says; empty when it did not answer, or answered for somebody else
 */
public record Identity(
    List<CheckResult> outcomes, List<Claim> claims, Optional<HttpExchange> userinfo, List<Claim> userinfoClaims) {

  /** Whether it may be believed: no rule has failed. */
  public boolean isTrusted() {
    return outcomes.stream().noneMatch(CheckResult::isFailed);
  }
}
