package playground.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import playground.sandbox.error.SandboxServlet;

/** {@code GET /healthz}: reports that the sandbox is ready. */
@SuppressWarnings("serial") // our servlets are never serialized
final class HealthServlet extends SandboxServlet {

  HealthServlet() {
    super("GET", "HEAD");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    response.getOutputStream().print("{\"status\":\"ok\"}");
  }
}
