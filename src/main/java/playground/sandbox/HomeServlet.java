package playground.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.html.Templates;
import playground.sandbox.error.Origin;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;

/** {@code GET /}: says what this is, what it serves, and which integrations it knows. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class HomeServlet extends SandboxServlet {

  /**
   * What the page shows; of an integration's credentials only the client id.
   *
   * @param origin by which the browser came here
   */
  public record Page(String origin, List<EndpointGroup> groups, List<Integration> integrations) {}

  private final Store store;

  HomeServlet(Store store) {
    super("GET", "HEAD");
    this.store = store;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Templates.send(response, 200, "sandbox/home.jte", new Page(Origin.of(request), EndpointGroup.ALL, store.integrations().all()));
  }
}
