package playground.sandbox.view;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import playground.html.Templates;

/**
 * A page of the sandbox: the header that all pages share, and what this page shows.
 *
 * @param path of the page, which is marked in the navigation
 * @param playground the address that the header leads back to; empty when the sandbox runs alone
 */
public record SandboxPage<T>(String path, Optional<URI> playground, T model) {

  /** One page that the header leads to. */
  public record Entry(String path, String title) {}

  private static final List<Entry> NAVIGATION = List.of(
      new Entry("/", "Overview"),
      new Entry("/my-apps", "My apps"),
      new Entry("/faults", "Faults"),
      new Entry("/log", "HTTP log"),
      new Entry("/my-authorizations", "My authorizations"),
      new Entry("/answers", "Error responses"));

  /** Renders the page and sends it. */
  public static <T> void send(
      HttpServletRequest request, HttpServletResponse response, int status, String template, T model)
      throws IOException {
    var playground = PlaygroundBeside.of(request.getServletContext()).map(PlaygroundBeside::address);
    Templates.send(response, status, template, new SandboxPage<>(request.getRequestURI(), playground, model));
  }

  public List<Entry> navigation() {
    return NAVIGATION;
  }

  /** For {@code aria-current}; null leaves it out. */
  public String current(Entry entry) {
    return path.equals(entry.path()) ? "page" : isBelow(entry) ? "true" : null;
  }

  private boolean isBelow(Entry entry) {
    return !entry.path().equals("/") && path.startsWith(entry.path() + "/");
  }

  /** Hides the model, which may hold a secret. */
  @Override
  public String toString() {
    return "SandboxPage[" + path + "]";
  }
}
