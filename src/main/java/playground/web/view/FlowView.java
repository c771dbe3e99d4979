package playground.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.web.steps.check.CheckPanel;
import playground.web.steps.login.LoginPanel;
import playground.web.session.Flow;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.TokenClient;
import playground.webex.TokenExchange;

/**
 * One walk through the flow, as shown.
 *
 * @param sent the authorization request that this walk began with; empty, as state and code are, when a device was
 *     let in
 * @param next the token request that the button would send: the exchange, or afterwards the refresh; empty when there
 *     is nothing left to send
 * @param turn how many refreshes there have been, so that a form serves once
 * @param refreshed how the last refresh went well, in words; empty when the last token request was no such
 * @param canExchange whether that is the exchange
 * @param needsSecret whether the secret is missing, or was refused, so that the form asks for it
 * @param ownerOfTheSecret whose secret an empty field stands for; empty when it stands for no other than the last
 * @param last the last token request and its answer; empty before the first
 * @param failure why the last one failed; empty when it did not
 * @param login who signed in; empty when nobody asked
 * @param widerScope what to ask for so that both calls of the check succeed; empty when that was asked for
 * @param busy whether a request to Webex is under way
 */
public record FlowView(
    String id,
    List<Parameters.Explained> sent,
    String state,
    String code,
    Optional<RedactedRequest> next,
    int turn,
    String refreshed,
    boolean canExchange,
    boolean needsSecret,
    String ownerOfTheSecret,
    Optional<HttpExchange> last,
    Optional<FailureView> failure,
    Optional<TokenPanel> tokens,
    Optional<LoginPanel> login,
    List<CheckPanel> checks,
    Optional<String> widerScope,
    boolean busy) {

  static FlowView of(Flow flow, Setup setup, Instant now) {
    var code = flow.codeRequest();
    var tokens = flow.tokens();
    return new FlowView(
        flow.id(),
        flow.attempt().map(attempt -> Parameters.explained(attempt.request().parameters())).orElse(List.of()),
        flow.attempt().map(attempt -> attempt.request().state().value()).orElse(""),
        flow.code().map(Secret::reveal).orElse(""),
        code.<TokenRequest>map(c -> c).or(flow::refreshRequest).map(request -> preview(request, flow)),
        flow.refreshes(),
        refreshed(flow),
        code.isPresent(),
        flow.credentials().clientSecret().isEmpty() || mayHaveTheWrongSecret(flow),
        setup.secretOf(flow.credentials().clientId()).map(secret -> setup.ownerOfTheSecret()).orElse(""),
        flow.lastExchange().map(TokenExchange::exchange),
        flow.lastExchange().flatMap(TokenExchange::failure).map(failure -> FailureView.of(failure, setup)),
        tokens.map(t -> TokenPanel.of(t, now)),
        LoginPanel.of(flow, setup),
        tokens.map(t -> CheckPanel.of(flow.checks(), t, setup, now)).orElse(List.of()),
        tokens
            .map(t -> t.scopes())
            .filter(scopes -> !scopes.contains(CheckPanel.SCOPE_FOR_OWN_DETAILS) && !scopes.contains("spark:all"))
            .map(scopes -> scopes.plus(CheckPanel.SCOPE_FOR_OWN_DETAILS).toString()),
        flow.isBusy());
  }

  /** Whether a device was let in, so that there was neither state nor code. */
  public boolean byDevice() {
    return code.isEmpty();
  }

  /** Whether the check has been made and every call of it went well. */
  boolean isChecked() {
    return !checks.isEmpty() && checks.stream().allMatch(check -> check.trouble().isEmpty());
  }

  private static String refreshed(Flow flow) {
    if (flow.refreshes() == 0 || flow.lastExchange().flatMap(TokenExchange::granted).isEmpty()) {
      return "";
    }
    return "Refreshed just now; the refresh token " + (flow.isRefreshTokenNew() ? "is a new one." : "stayed the same.");
  }

  private static RedactedRequest preview(TokenRequest request, Flow flow) {
    return TokenClient.preview(request, flow.credentials(), flow.server().tokenEndpoint());
  }

  /** Refused, but not for the code's or the refresh token's sake: then it may be the secret's. */
  private static boolean mayHaveTheWrongSecret(Flow flow) {
    var status = flow.lastExchange().flatMap(e -> e.exchange().answer()).map(answer -> answer.status()).orElse(0);
    var ended = flow.lastExchange().flatMap(TokenExchange::failure).map(failure -> failure.endsGrant()).orElse(true);
    return (status == 400 || status == 401) && !ended;
  }

  /** Code and state stand in it in clear, for the page alone. */
  @Override
  public String toString() {
    return "FlowView[hidden]";
  }
}
