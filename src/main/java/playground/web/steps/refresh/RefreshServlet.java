package playground.web.steps.refresh;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import playground.flow.FlowException;
import playground.flow.StepFault;
import playground.web.view.NextPage;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;
import playground.web.session.Flow;
import playground.web.session.FormFields;
import playground.webex.TokenClient;

/**
 * Buys the next access token with the refresh token (RFC 6749 §6). Refused for good, the tokens are forgotten; failed
 * for any other reason, they are kept.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class RefreshServlet extends HttpServlet {

  private final Setup setup;
  private final TokenClient webex;
  private final Clock clock;

  public RefreshServlet(Setup setup, TokenClient webex, Clock clock) {
    this.setup = setup;
    this.webex = webex;
    this.clock = clock;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var flow =
        BrowserSession.existing(request, clock)
            .flatMap(session -> session.flow(request.getParameter("flow")))
            .orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
    FormFields.field(request, "client_secret").ifPresent(typed -> flow.useSecret(typed, setup.secretOf(flow.credentials().clientId())));
    var turn = FormFields.field(request, "turn");
    flow.refreshOnce(() -> refresh(flow, turn));
    NextPage.show(response, flow, 3);
  }

  /** A form that is sent twice, the second time after the first was answered, is one refresh all the same. */
  private void refresh(Flow flow, Optional<String> turn) {
    var isFirst = turn.map(shown -> shown.equals(Integer.toString(flow.refreshes()))).orElse(true);
    if (isFirst || flow.refreshRequest().isEmpty()) {
      refresh(flow);
    }
  }

  private void refresh(Flow flow) {
    var refresh = flow.refreshRequest().orElseThrow(() -> new FlowException(StepFault.NO_REFRESH_TOKEN));
    var exchange = webex.send(refresh, flow.credentials(), flow.server().tokenEndpoint());
    flow.refreshed(exchange, clock.instant());
  }
}
