package playground.web.tools.health;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says that the server answers, and nothing else. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class HealthServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("application/json;charset=utf-8");
    response.getOutputStream().print("{\"status\":\"ok\"}\n");
  }
}
