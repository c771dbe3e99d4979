package playground.web.steps.refresh;

import java.util.Optional;
import playground.flow.FlowState;
import playground.html.Fragment;
import playground.html.Templates;
import playground.oauth.TokenRequest;
import playground.web.view.PageContext;
import playground.web.view.StepPanel;
import playground.web.view.TokenRequestView;
import playground.webex.token.TokenExchange;

/** The refresh below the tokens of step 3. */
public final class RefreshPanel implements StepPanel {

  private final PageContext context;

  RefreshPanel(PageContext context) {
    this.context = context;
  }

  @Override
  public Slot slot() {
    return Slot.WITH_TOKENS;
  }

  @Override
  public Optional<Fragment> renewal(FlowState flow) {
    return flow.refreshRequest().map(request ->
        Templates.fragment("steps/refresh/renewal.jte", RefreshView.of(flow, request, context)));
  }

  @Override
  public Optional<Fragment> render(Optional<FlowState> flow, int next) {
    return flow.flatMap(f -> f.refreshRequest().map(request ->
        Templates.fragment("steps/refresh/panel.jte", RefreshView.of(f, request, context))));
  }

  /**
   * What {@code steps/refresh/panel.jte} shows.
   *
   * @param server as pages call it
   * @param turn the number of refreshes so far, so that a form is used once
   * @param isRefreshed whether the last token request was a refresh that succeeded
   * @param isReplaced whether it brought another refresh token
   */
  public record RefreshView(
      String flow, String server, TokenRequestView request, int turn, boolean isRefreshed, boolean isReplaced) {

    static RefreshView of(FlowState flow, TokenRequest.Refresh request, PageContext context) {
      var state = flow.tokenState();
      return new RefreshView(
          flow.id(),
          context.serverName(),
          TokenRequestView.of(request, flow, context),
          state.refreshes(),
          state.refreshes() > 0 && state.lastExchange().flatMap(TokenExchange::granted).isPresent()
              && flow.checks().isEmpty(),
          state.refreshTokenReplaced());
    }
  }
}
