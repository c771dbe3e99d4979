package playground.web.steps.login;

import java.util.List;
import java.util.Optional;
import playground.oauth.Tokens;
import playground.text.FailureText;
import playground.text.FailureTexts;
import playground.web.view.FailureView;
import playground.web.view.Setup;
import playground.web.session.Flow;
import playground.webex.Claim;
import playground.webex.HttpExchange;
import playground.webex.Identity;
import playground.webex.openid.CheckResult;

/**
 * Who signed in, as shown.
 *
 * @param canCheck whether an ID token came
 * @param isChecked whether it has been checked since
 * @param outcomes rule by rule; empty before the check
 * @param claims of the ID token, each with a sentence; empty before the check
 * @param userinfoClaims likewise of userinfo; empty when it said nothing that can be used
 * @param userinfo how it was asked; empty when it was not
 * @param distrust why the identity must not be trusted; empty when nothing speaks against it
 */
public record LoginPanel(
    boolean canCheck,
    boolean isChecked,
    List<CheckResult> outcomes,
    List<Explained> claims,
    List<Explained> userinfoClaims,
    Optional<HttpExchange> userinfo,
    Optional<FailureView> distrust) {

  /** Where on the page it stands. */
  static final String ANCHOR = "who";

  /** A claim and what it means. */
  public record Explained(Claim claim, String meaning) {}

  /** Empty while there is nobody to ask about: no tokens, or nobody asked who signs in. */
  public static Optional<LoginPanel> of(Flow flow, Setup setup) {
    return flow.tokens().filter(tokens -> flow.asksForIdentity()).map(tokens -> of(tokens, flow.identity(), setup));
  }

  private static LoginPanel of(Tokens tokens, Optional<Identity> identity, Setup setup) {
    return new LoginPanel(
        tokens.idToken().isPresent(),
        identity.isPresent(),
        identity.map(i -> i.outcomes().stream().map(outcome -> inWords(outcome, setup)).toList()).orElse(List.of()),
        identity.map(i -> explained(i.claims())).orElse(List.of()),
        identity.map(i -> explained(i.userinfoClaims())).orElse(List.of()),
        identity.flatMap(Identity::userinfo),
        identity.filter(i -> !i.isTrusted()).map(i -> distrust(i, setup)));
  }

  private static List<Explained> explained(List<Claim> claims) {
    return claims.stream().map(claim -> new Explained(claim, ClaimMeanings.of(claim.name()))).toList();
  }

  private static FailureView distrust(Identity identity, Setup setup) {
    var failed = identity.outcomes().stream().filter(CheckResult::isFailed).findFirst().orElseThrow();
    return new FailureView(new FailureText(
        "This identity must not be trusted: nobody may be signed in by it.",
        failed.rule() + ": " + words(failed, setup),
        "Run the flow again. The access token is kept: it opens the API all the same, but says nothing of who holds it.",
        List.of(),
        List.of()), "");
  }

  private static CheckResult inWords(CheckResult result, Setup setup) {
    return new CheckResult(result.rule(), result.verdict(), words(result, setup), result.cause());
  }

  private static String words(CheckResult result, Setup setup) {
    var cause = result.cause().map(failure -> FailureTexts.of(failure, setup.server()));
    return (result.words() + cause.map(text -> " " + text.what() + " " + text.whatToDo()).orElse("")).strip();
  }
}
