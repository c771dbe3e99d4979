package playground.web.steps.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.FlowState;
import playground.oauth.Tokens;
import playground.text.CheckTexts;
import playground.text.ClaimTexts;
import playground.text.NamedServer;
import playground.text.ServerKind;
import playground.web.view.FailureView;
import playground.web.view.Moments;
import playground.web.view.PageContext;
import playground.webex.HttpExchange;
import playground.webex.identity.CheckResult;
import playground.webex.identity.Claim;
import playground.webex.identity.DecodedIdToken;
import playground.webex.identity.Identity;

/**
 * Who signed in, as shown.
 *
 * @param flow its id
 * @param canCheck whether an ID token came
 * @param decoded what the ID token says before any check; empty when it cannot be read
 * @param results rule by rule; empty before the check
 * @param claims of the ID token, each with its meaning; empty before the check
 * @param userinfoClaims likewise of userinfo; empty when nothing of it may be used
 * @param userinfo the userinfo exchange; empty when there was none
 * @param distrust why the identity must not be trusted; empty when it may be
 */
public record LoginView(
    String flow,
    boolean canCheck,
    Optional<Decoded> decoded,
    List<Result> results,
    List<Explained> claims,
    List<Explained> userinfoClaims,
    Optional<HttpExchange> userinfo,
    Optional<FailureView> distrust) {

  /** Whether it has been checked since it came. */
  public boolean isChecked() {
    return !results.isEmpty();
  }

  /**
   * The three parts, and the moments in the payload in words.
   *
   * @param times such as {@code expires in 59 minutes}
   */
  public record Decoded(DecodedIdToken token, List<Time> times) {

    /** Hides the claims. */
    @Override
    public String toString() {
      return "Decoded[hidden]";
    }

    private static Decoded of(DecodedIdToken token, Instant now) {
      return new Decoded(token, Stream.concat(
          token.issuedAt().map(at -> new Time("iat", "Issued", Moments.fromNow(at, now), at)).stream(),
          token.expiresAt().map(at -> new Time("exp", at.isAfter(now) ? "Expires" : "Expired", Moments.fromNow(at, now), at))
              .stream()).toList());
    }
  }

  /** A claim that is a moment, such as {@code exp}: Expires in 59 minutes. */
  public record Time(String claim, String verb, String distance, Instant moment) {}

  /** A claim and what it means. */
  public record Explained(Claim claim, String meaning) {}

  /**
   * A check's result in words.
   *
   * @param verdict passed, failed or skipped; a CSS class too
   */
  public record Result(String rule, String verdict, String mark, String sentence) {

    private static Result of(CheckResult result, NamedServer server) {
      var rule = CheckTexts.rule(result.rule());
      var sentence = CheckTexts.sentence(result, server);
      return switch (result.verdict()) {
        case PASSED -> new Result(rule, "passed", "✓", sentence);
        case FAILED -> new Result(rule, "failed", "✗", sentence);
        case SKIPPED -> new Result(rule, "skipped", "–", sentence);
      };
    }
  }

  /** Of whoever signed in; empty when the server did not say. */
  public String email() {
    return Stream.concat(userinfoClaims.stream(), claims.stream()).map(Explained::claim)
        .filter(claim -> claim.name().equals("email")).map(Claim::value).findFirst().orElse("");
  }

  static LoginView of(FlowState flow, Tokens tokens, PageContext context) {
    var server = context.server();
    var identity = flow.identity();
    return new LoginView(
        flow.id(),
        tokens.idToken().isPresent(),
        tokens.idToken().flatMap(DecodedIdToken::of).map(token -> Decoded.of(token, context.clock().instant())),
        identity.map(i -> i.results().stream().map(r -> Result.of(r, server)).toList()).orElse(List.of()),
        identity.map(i -> explained(i.claims(), server.kind())).orElse(List.of()),
        identity.map(i -> explained(i.userinfoClaims(), server.kind())).orElse(List.of()),
        identity.flatMap(Identity::userinfo),
        identity.filter(i -> !i.isTrusted()).map(i -> context.view(CheckTexts.distrust(i, flow.circumstances(), server), flow.circumstances())));
  }

  private static List<Explained> explained(List<Claim> claims, ServerKind server) {
    return claims.stream().map(claim -> new Explained(claim, ClaimTexts.of(claim.name(), server))).toList();
  }
}
