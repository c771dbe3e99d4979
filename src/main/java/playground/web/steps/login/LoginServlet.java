package playground.web.steps.login;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import playground.flow.FlowException;
import playground.flow.StepFault;
import playground.oauth.PendingAuthorization;
import playground.oauth.Tokens;
import playground.web.view.NextPage;
import playground.web.session.BrowserSession;
import playground.web.session.Flow;
import playground.webex.IdentityClient;
import playground.webex.openid.ExpectedClaims;

/** Checks who signed in (OpenID Connect Core §3.1.3.7, §5.3). Whatever comes of it, the access token is kept. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class LoginServlet extends HttpServlet {

  private final IdentityClient webex;
  private final Clock clock;

  public LoginServlet(IdentityClient webex, Clock clock) {
    this.webex = webex;
    this.clock = clock;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var flow =
        BrowserSession.existing(request, clock)
            .flatMap(session -> session.flow(request.getParameter("flow")))
            .orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
    flow.identifyOnce(() -> identify(flow));
    NextPage.show(response, flow, LoginPanel.ANCHOR);
  }

  private void identify(Flow flow) {
    var tokens = flow.tokens().orElseThrow(LoginServlet::noIdToken);
    var idToken = tokens.idToken().orElseThrow(LoginServlet::noIdToken);
    flow.identified(webex.identify(flow.server(), expected(flow, tokens), idToken, tokens.accessToken()));
  }

  private static ExpectedClaims expected(Flow flow, Tokens tokens) {
    var asked = flow.attempt();
    var wish = asked.map(attempt -> attempt.request().signIn());
    return new ExpectedClaims(
        flow.credentials().clientId(),
        flow.server().issuers(),
        wish.flatMap(w -> w.nonce()),
        wish.flatMap(w -> w.maxAge()),
        asked.map(PendingAuthorization::begunAt).orElse(Instant.EPOCH),
        tokens.replacedIdToken());
  }

  private static FlowException noIdToken() {
    return new FlowException(StepFault.NO_ID_TOKEN);
  }
}
