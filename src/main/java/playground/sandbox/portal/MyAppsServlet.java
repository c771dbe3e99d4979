package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.Store;
import playground.sandbox.view.PlaygroundBeside;
import playground.sandbox.view.SandboxPage;

/** {@code /my-apps}: lists the integrations. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class MyAppsServlet extends SandboxServlet {

  /** The path of the portal; its other pages are below it. */
  public static final String PATH = "/my-apps";

  /**
   * What the page shows.
   *
   * @param file where the integrations are stored; empty when they are in a shared store, or are lost at the end of the
   *     sandbox
   * @param unwritable the file if the last write to it failed
   * @param missing the address of the playground in this process when its integration has been deleted; otherwise empty
   * @param done {@code deleted} or {@code registered} when that was just done
   */
  public record Page(
      List<Integration> integrations, Optional<Path> file, Optional<Path> unwritable, Optional<URI> missing, String done,
      boolean isShared) {
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
    super("GET", "HEAD", "POST");
    this.store = store;
    this.integrationFile = integrationFile;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var page = new Page(
        store.integrations().all(),
        integrationFile.path(),
        integrationFile.unwritable(),
        missing(request).map(PlaygroundBeside::address),
        Objects.requireNonNullElse(request.getQueryString(), ""),
        store.isShared());
    SandboxPage.send(request, response, 200, "sandbox/portal/list.jte", page);
  }

  /** Registers the integration of the playground in this process again. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    var missing = missing(request).filter(known -> store.integrations().all().size() < Integrations.MAX_INTEGRATIONS);
    missing.ifPresent(playground -> playground.register().run());
    Redirect.send(request, response, missing.isPresent() ? PATH + "?registered" : PATH);
  }

  private Optional<PlaygroundBeside> missing(HttpServletRequest request) {
    return PlaygroundBeside.of(request.getServletContext())
        .filter(playground -> store.integrations().withClientId(playground.clientId().get()).isEmpty());
  }
}
