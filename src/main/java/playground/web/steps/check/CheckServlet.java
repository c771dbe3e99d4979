package playground.web.steps.check;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import playground.flow.FlowException;
import playground.flow.StepFault;
import playground.web.view.NextPage;
import playground.web.session.BrowserSession;
import playground.web.session.Flow;
import playground.webex.ApiClient;

/** Checks the work with the two calls of Webex's tutorial: list rooms, then the token owner's own details. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class CheckServlet extends HttpServlet {

  private final ApiClient webex;
  private final Clock clock;

  public CheckServlet(ApiClient webex, Clock clock) {
    this.webex = webex;
    this.clock = clock;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var flow =
        BrowserSession.existing(request, clock)
            .flatMap(session -> session.flow(request.getParameter("flow")))
            .orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
    flow.checkOnce(() -> check(flow));
    NextPage.show(response, flow, 4);
  }

  private void check(Flow flow) {
    var token = flow.tokens().orElseThrow(() -> new FlowException(StepFault.NO_TOKEN_TO_CHECK)).accessToken();
    flow.checked(List.of(webex.get(flow.webex().rooms(), token), webex.get(flow.webex().ownDetails(), token)));
  }
}
