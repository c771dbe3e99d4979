package playground.web.tools.health;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import playground.server.Readiness;
import playground.web.view.Part;

/** {@code /healthz} says that the process lives, {@code /readyz} whether it can serve; neither says anything else. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class HealthServlet extends HttpServlet implements Part {

  private final Readiness readiness;

  public HealthServlet(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of("/healthz", List.of("GET", "HEAD"), Readiness.PATH, List.of("GET", "HEAD"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getServletPath().equals(Readiness.PATH)) {
      readiness.send(response);
    } else {
      response.setContentType("application/json;charset=utf-8");
      response.getOutputStream().print("{\"status\":\"ok\"}\n");
    }
  }
}
