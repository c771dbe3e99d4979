package playground.sandbox.log;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import playground.sandbox.error.AcceptHeader;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.view.SandboxPage;

/**
 * {@code GET /log}: requests, responses and diagnoses; a page for people, JSON for programs. The page leaves out the
 * sandbox's own pages unless they are asked for.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class LogServlet extends SandboxServlet {

  public static final String PATH = "/log";

  private final RequestLog log;
  private final Integrations integrations;

  public LogServlet(RequestLog log, Integrations integrations) {
    super("GET", "HEAD");
    this.log = log;
    this.integrations = integrations;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var selection = LogSelection.of(request.getQueryString());
    if (AcceptHeader.prefersHtml(request)) {
      SandboxPage.send(request, response, 200, "sandbox/log/log.jte", view(selection));
    } else {
      var entries = view(selection.withPages()).rows().stream().map(row -> row.entry().json()).toList();
      JsonBodies.send(response, Map.of("entries", entries));
    }
  }

  private LogView view(LogSelection selection) {
    var names = integrations.all().stream().map(Integration::name).toList();
    return LogView.of(log.all(), selection, names, id -> integrations.withClientId(id).map(Integration::name));
  }
}
