package playground.web.steps.login;

import java.util.List;
import java.util.Optional;
import playground.oauth.Tokens;
import playground.text.CheckTexts;
import playground.text.ClaimTexts;
import playground.text.ServerKind;
import playground.web.session.Flow;
import playground.web.view.Failure;
import playground.webex.HttpExchange;
import playground.webex.identity.CheckResult;
import playground.webex.identity.Claim;
import playground.webex.identity.Identity;

/**
 * Who signed in, as shown.
 *
 * @param canCheck whether an ID token came
 * @param isChecked whether it has been checked since
 * @param results rule by rule; empty before the check
 * @param claims of the ID token, each with its meaning; empty before the check
 * @param userinfoClaims likewise of userinfo; empty when nothing of it may be used
 * @param userinfo the userinfo exchange; empty when there was none
 * @param distrust why the identity must not be trusted; empty when it may be
 */
public record LoginPanel(
    boolean canCheck,
    boolean isChecked,
    List<Result> results,
    List<Explained> claims,
    List<Explained> userinfoClaims,
    Optional<HttpExchange> userinfo,
    Optional<Failure> distrust) {

  /** The panel's element id. */
  static final String ANCHOR = "who";

  /** A claim and what it means. */
  public record Explained(Claim claim, String meaning) {}

  /**
   * A check's result in words.
   *
   * @param verdict passed, failed or skipped; a CSS class too
   */
  public record Result(String rule, String verdict, String mark, String sentence) {

    private static Result of(CheckResult result, ServerKind server) {
      var rule = CheckTexts.rule(result.rule());
      var sentence = CheckTexts.sentence(result, server);
      return switch (result.verdict()) {
        case PASSED -> new Result(rule, "passed", "✓", sentence);
        case FAILED -> new Result(rule, "failed", "✗", sentence);
        case SKIPPED -> new Result(rule, "skipped", "–", sentence);
      };
    }
  }

  /** Empty without tokens, and when nobody asked who signs in. */
  public static Optional<LoginPanel> of(Flow flow, ServerKind server) {
    return flow.tokens().filter(tokens -> flow.asksForIdentity()).map(tokens -> of(tokens, flow.identity(), server));
  }

  private static LoginPanel of(Tokens tokens, Optional<Identity> identity, ServerKind server) {
    return new LoginPanel(
        tokens.idToken().isPresent(),
        identity.isPresent(),
        identity.map(i -> i.results().stream().map(r -> Result.of(r, server)).toList()).orElse(List.of()),
        identity.map(i -> explained(i.claims())).orElse(List.of()),
        identity.map(i -> explained(i.userinfoClaims())).orElse(List.of()),
        identity.flatMap(Identity::userinfo),
        identity.filter(i -> !i.isTrusted()).map(i -> distrust(i, server)));
  }

  private static List<Explained> explained(List<Claim> claims) {
    return claims.stream().map(claim -> new Explained(claim, ClaimTexts.of(claim.name()))).toList();
  }

  private static Failure distrust(Identity identity, ServerKind server) {
    var failed = identity.results().stream().filter(CheckResult::isFailed).findFirst().orElseThrow();
    return Failure.of(
        "This identity must not be trusted: nobody may be signed in by it.",
        CheckTexts.rule(failed.rule()) + ": " + CheckTexts.sentence(failed, server),
        "Start the flow again. The access token stays valid for the API, but it does not say who holds it.");
  }
}
