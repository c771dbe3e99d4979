package playground.webex.identity;

import java.util.List;
import java.util.Optional;
import playground.webex.HttpExchange;

/**
 * Who signed in, as far as that can be trusted.
 *
 * @param results of every rule, the one for userinfo last
 * @param claims of the ID token; empty when it cannot be parsed
 * @param userinfo the userinfo exchange; empty when the server has no such endpoint, or there is no subject to compare
 * @param userinfoClaims what userinfo says; empty when there is no response, or one about another subject
 */
public record Identity(
    List<CheckResult> results, List<Claim> claims, Optional<HttpExchange> userinfo, List<Claim> userinfoClaims) {

  /** Whether no rule has failed. */
  public boolean isTrusted() {
    return results.stream().noneMatch(CheckResult::isFailed);
  }
}
