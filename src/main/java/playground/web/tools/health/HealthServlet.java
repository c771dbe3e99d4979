package playground.web.tools.health;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import playground.web.view.Part;

/** Says that the server responds, and nothing else. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class HealthServlet extends HttpServlet implements Part {

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of("/healthz", List.of("GET", "HEAD"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("application/json;charset=utf-8");
    response.getOutputStream().print("{\"status\":\"ok\"}\n");
  }
}
