package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import playground.html.Templates;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.Store;

/** {@code /my-apps}: the integrations there are. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class MyAppsServlet extends SandboxServlet {

  /** Of the portal; everything else of it is below. */
  public static final String PATH = "/my-apps";

  /**
   * What the page shows.
   *
   * @param file where they are kept; empty when they end with the sandbox
   * @param problem why they may not outlive it all the same
   */
  public record Page(List<Integration> integrations, Optional<Path> file, Optional<String> problem) {
    public int most() {
      return Integrations.MAX_INTEGRATIONS;
    }

    public boolean full() {
      return integrations.size() >= most();
    }
  }

  private final Store store;
  private final IntegrationFile integrationFile;

  public MyAppsServlet(Store store, IntegrationFile integrationFile) {
    super("GET", "HEAD");
    this.store = store;
    this.integrationFile = integrationFile;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var page = new Page(store.integrations().all(), integrationFile.path(), integrationFile.problem());
    Templates.send(response, 200, "sandbox/portal/list.jte", page);
  }
}
