package playground.web.tools.signout;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;

/** Clears the session: forgets what this browser typed, what it obtained, and what it has under way. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ResetServlet extends HttpServlet implements Part {

  private final PageContext context;

  public ResetServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of("/reset", List.of("POST"));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    context.flows().forget(context.id(request));
    Redirects.to(response, "/?cleared");
  }
}
