package playground.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
  public record Page(String origin, Map<EndpointGroup, List<ServedPath>> endpoints, List<Integration> integrations) {}

  private final Store store;
  private final Map<EndpointGroup, List<ServedPath>> endpoints;

  HomeServlet(Store store, List<ServedPath> endpoints) {
    super("GET", "HEAD");
    this.store = store;
    this.endpoints = endpoints.stream()
        .collect(Collectors.groupingBy(ServedPath::group, () -> new EnumMap<>(EndpointGroup.class), Collectors.toList()));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var page = new Page(Origin.of(request), endpoints, store.integrations().all());
    SandboxPage.send(request, response, 200, "sandbox/home.jte", page);
  }
}
