package playground.web.steps.login;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;
import playground.web.view.StepPanel;

/** Verifies the ID token (OpenID Connect Core §3.1.3.7, §5.3). The access token stays valid whatever the result. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class LoginServlet extends HttpServlet implements Part {

  private final PageContext context;

  public LoginServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of("/login", List.of("POST"));
  }

  @Override
  public Optional<StepPanel> panel() {
    return Optional.of(new LoginPanel(context));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var flow = context.flows().verifyIdToken(context.id(request), request.getParameter("flow"));
    Redirects.toFlow(response, flow, LoginPanel.ANCHOR);
  }
}
