package playground.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Origin;
import playground.sandbox.error.SandboxServlet;

/** {@code GET /openapi.json}: what the sandbox serves, as an OpenAPI document. */
@SuppressWarnings("serial") // our servlets are never serialized
final class OpenApiServlet extends SandboxServlet {

  static final String PATH = "/openapi.json";

  private final Supplier<List<Route>> routes;

  /**
   * @param routes asked for each request, since this servlet is in one of them
   */
  OpenApiServlet(Supplier<List<Route>> routes) {
    super("GET", "HEAD");
    this.routes = routes;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    JsonBodies.send(response, OpenApiDocument.of(routes.get(), Origin.of(request)));
  }
}
