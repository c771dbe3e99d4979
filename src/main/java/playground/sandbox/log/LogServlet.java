package playground.sandbox.log;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import playground.sandbox.error.AcceptHeader;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.view.SandboxPage;

/** {@code GET /log}: requests, responses and diagnoses; a page for people, JSON for programs. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class LogServlet extends SandboxServlet {

  public static final String PATH = "/log";

  private final RequestLog log;

  public LogServlet(RequestLog log) {
    super("GET", "HEAD");
    this.log = log;
  }

  /** What the page shows; the newest entry comes first. */
  public record Page(List<LogEntry> entries, int capacity) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (AcceptHeader.prefersHtml(request)) {
      SandboxPage.send(request, response, 200, "sandbox/log/log.jte", new Page(log.all(), RequestLog.CAPACITY));
    } else {
      JsonBodies.send(response, Map.of("entries", log.all().stream().map(LogEntry::json).toList()));
    }
  }
}
