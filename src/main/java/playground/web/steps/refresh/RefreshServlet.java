package playground.web.steps.refresh;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.web.view.FormFields;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;
import playground.web.view.StepPanel;
import playground.webex.token.TokenExchange;

/**
 * Exchanges the refresh token for the next access token (RFC 6749 §6). A rejected refresh token ends the tokens; any
 * other failure keeps them.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class RefreshServlet extends HttpServlet implements Part {

  private final PageContext context;

  public RefreshServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of("/refresh", List.of("POST"));
  }

  @Override
  public Optional<StepPanel> panel() {
    return Optional.of(new RefreshPanel(context));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var secret = FormFields.field(request, "client_secret");
    var turn = FormFields.field(request, "turn");
    var flow = context.flows().refresh(context.id(request), request.getParameter("flow"), secret, turn);
    var isRefreshed = flow.lastExchange().flatMap(TokenExchange::granted).isPresent();
    Redirects.toFlow(response, flow, isRefreshed ? context.nextAnchor(flow) : "step-3");
  }
}
