package playground.web.steps.check;

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

/** Step 4 of the tutorial: two calls with the access token, list rooms and the owner's own details. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class CheckServlet extends HttpServlet implements Part {

  private final PageContext context;

  public CheckServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of("/check", List.of("POST"));
  }

  @Override
  public Optional<StepPanel> panel() {
    return Optional.of(new CheckPanel(context));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var flow = context.flows().check(context.id(request), request.getParameter("flow"));
    Redirects.toFlow(response, flow, "step-4");
  }
}
