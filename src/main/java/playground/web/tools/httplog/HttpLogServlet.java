package playground.web.tools.httplog;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.BrowserState;
import playground.flow.FlowState;
import playground.flow.LogEvent;
import playground.flow.LoggedExchange;
import playground.html.Templates;
import playground.text.LogTexts;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.webex.Har;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;

/**
 * The HTTP log of this browser, redacted: {@code GET /http-log} as a page, {@code GET /http-log.har} as an archive to attach to a
 * support case. {@code POST /http-log/reveal} shows the page once with the owner's tokens in clear; it is the response to the
 * POST itself, so that no URL leads there again.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class HttpLogServlet extends HttpServlet implements Part {

  private static final String PATH = "/http-log";
  private static final String ARCHIVE = "/http-log.har";
  private static final String REVEAL = "/http-log/reveal";

  private final PageContext context;
  private final String version;

  /**
   * @param version of the playground, for the archive
   */
  public HttpLogServlet(PageContext context, String version) {
    this.context = context;
    this.version = version;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(PATH, List.of("GET", "HEAD"), ARCHIVE, List.of("GET", "HEAD"), REVEAL, List.of("POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "HTTP log"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getServletPath().equals(ARCHIVE)) {
      sendArchive(request, response);
    } else {
      send(request, response, false);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(request, response, true);
  }

  private void send(HttpServletRequest request, HttpServletResponse response, boolean reveal) throws IOException {
    var tokens = context.latestFlow(request).flatMap(FlowState::tokens);
    var view = HttpLogView.of(context, entries(request), tokens, reveal);
    Templates.send(response, 200, "tools/httplog/httplog.jte", view);
  }

  private void sendArchive(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var authorize = context.redirectUri(request).resolve("/authorize");
    var entries = entries(request).stream().flatMap(entry -> archived(entry, authorize)).toList();
    var text = Har.of(entries, version).getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"webex-oauth.har\"");
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }

  /**
   * The authorization request is in the archive as a browser has it: our form, whose response redirects to Webex, then the
   * request to Webex, whose response the browser alone sees.
   */
  private Stream<Har.Entry> archived(LoggedExchange entry, URI authorize) {
    var itself = new Har.Entry(entry.exchange(), comment(entry));
    if (entry.event() != LogEvent.AUTHORIZATION_REQUEST) {
      return Stream.of(itself);
    }
    var form = HttpExchange.navigated(RedactedRequest.submission(authorize), entry.exchange().sentAt());
    var location = Optional.of(entry.exchange().request().uri().toString());
    return Stream.of(new Har.Entry(form.answered(HttpServletResponse.SC_SEE_OTHER, location), LogTexts.LEAVING), itself);
  }

  private String comment(LoggedExchange entry) {
    var note = LogTexts.note(entry, context.server());
    return LogTexts.title(entry.event(), context.server()) + (note.isEmpty() ? "" : ": " + note);
  }

  private List<LoggedExchange> entries(HttpServletRequest request) {
    return context.browser(request).map(BrowserState::log).orElse(List.of());
  }
}
