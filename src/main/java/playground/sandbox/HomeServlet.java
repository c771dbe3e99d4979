package playground.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.sandbox.error.Origin;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;
import playground.sandbox.view.SandboxPage;

/** {@code GET /}: the overview of endpoints and integrations. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class HomeServlet extends SandboxServlet {

  /**
   * What the page shows; it shows no client secret.
   *
   * @param origin the sandbox's own, as in the browser's request
   */
  public record Page(String origin, List<EndpointGroup> groups, List<Integration> integrations) {}

  private final Store store;

  HomeServlet(Store store) {
    super("GET", "HEAD");
    this.store = store;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SandboxPage.send(request, response, 200, "sandbox/home.jte", new Page(Origin.of(request), EndpointGroup.ALL, store.integrations().all()));
  }
}
