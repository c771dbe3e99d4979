package playground.web.view;

import java.util.List;
import java.util.Optional;
import playground.flow.FlowState;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;
import playground.oauth.VerifiedCode;
import playground.text.ParameterTexts;
import playground.webex.HttpExchange;
import playground.webex.token.TokenExchange;

/**
 * One flow as shown: steps 2 and 3.
 *
 * @param authorization how it began; empty for a device grant
 * @param exchange the exchange that the button would send; empty when the code cannot be exchanged
 * @param last the last token request and what came of it
 * @param tokens empty when there are none
 * @param isChecked whether the tokens have been used for a check
 * @param isBusy whether a request is under way
 */
public record FlowView(
    String id,
    Optional<Authorization> authorization,
    Optional<TokenRequestView> exchange,
    Last last,
    Optional<TokenPanel> tokens,
    boolean isChecked,
    boolean isBusy) {

  /**
   * The authorization request and the code that it brought.
   *
   * @param sent its parameters
   */
  public record Authorization(List<ParameterTexts.Explained> sent, String state, String code) {

    /** Hides code and state. */
    @Override
    public String toString() {
      return "Authorization[hidden]";
    }
  }

  /**
   * The last token request.
   *
   * @param exchange empty before the first
   * @param failure empty when it succeeded
   */
  public record Last(Optional<HttpExchange> exchange, Optional<FailureView> failure) {}

  static FlowView of(FlowState flow, PageContext context) {
    var now = context.clock().instant();
    return new FlowView(
        flow.id(),
        flow.origin().code().map(FlowView::authorization),
        flow.codeRequest().map(request -> TokenRequestView.of(request, flow, context)),
        new Last(
            flow.lastExchange().map(TokenExchange::exchange),
            flow.lastExchange().flatMap(TokenExchange::failure)
                .map(failure -> context.failure(failure, flow.circumstances()))),
        flow.tokens().map(tokens -> TokenPanel.of(tokens, now)),
        !flow.checks().isEmpty(),
        flow.isBusy(now));
  }

  private static Authorization authorization(VerifiedCode code) {
    PendingAuthorization pending = code.pending();
    Secret value = code.code();
    return new Authorization(
        ParameterTexts.explained(pending.request().parameters()), pending.request().state().value(), value.reveal());
  }

  /** Whether a device was granted the tokens, so that there was neither state nor code. */
  public boolean byDevice() {
    return authorization.isEmpty();
  }

  /** Hides code, state and tokens. */
  @Override
  public String toString() {
    return "FlowView[hidden]";
  }
}
