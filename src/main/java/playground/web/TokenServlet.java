package playground.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import playground.flow.FlowException;
import playground.flow.StepFault;
import playground.web.view.NextPage;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;
import playground.web.session.Flow;
import playground.web.session.FormFields;
import playground.webex.TokenClient;

/**
 * Step 3 of 3: POSTs the code as a form to {@code /access_token}, and keeps the tokens with their expiry.
 *
 * <p>A double click sends one request. What failed without using the code up can be tried again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3">RFC 6749 §4.1.3</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class TokenServlet extends HttpServlet {

  private final Setup setup;
  private final TokenClient webex;
  private final Clock clock;

  public TokenServlet(Setup setup, TokenClient webex, Clock clock) {
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
    flow.exchangeOnce(() -> exchange(flow));
    NextPage.show(response, flow, 3);
  }

  private void exchange(Flow flow) {
    var endpoint = flow.server().tokenEndpoint();
    flow.codeRequest()
        .map(code -> webex.send(code, flow.credentials(), endpoint))
        .ifPresent(exchange -> flow.exchanged(exchange, clock.instant()));
  }
}
