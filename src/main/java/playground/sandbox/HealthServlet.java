package playground.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.view.Exposure;
import playground.server.Readiness;

/** {@code GET /healthz}: says that the sandbox is running. {@code GET /readyz}: says whether it can serve requests. */
@SuppressWarnings("serial") // our servlets are never serialized
final class HealthServlet extends SandboxServlet {

  HealthServlet() {
    super("GET", "HEAD");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getServletPath().equals(Readiness.PATH)) {
      Exposure.of(request).readiness().send(response);
    } else {
      response.setContentType("application/json");
      response.getOutputStream().print("{\"status\":\"ok\"}");
    }
  }
}
