package playground.web.tools.httplog;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import playground.html.Templates;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;
import playground.web.session.Flow;
import playground.web.session.Message;
import playground.webex.Har;

/**
 * Every message of the flow, as it passed, in masked form: {@code GET /wire} as a page, {@code GET /wire.har} as an
 * archive to attach to a support case. {@code POST /wire/reveal} shows the page once with the owner's tokens in clear;
 * it answers the POST itself, so that no address leads there again.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class HttpLogServlet extends HttpServlet {

  public static final String PATH = "/wire";
  public static final String ARCHIVE = "/wire.har";
  public static final String REVEAL = "/wire/reveal";

  private final Setup setup;
  private final Clock clock;

  public HttpLogServlet(Setup setup, Clock clock) {
    this.setup = setup;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var session = BrowserSession.existing(request, clock);
    if (request.getServletPath().equals(ARCHIVE)) {
      sendArchive(response, messages(session));
    } else {
      send(response, session, false);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(response, BrowserSession.existing(request, clock), true);
  }

  private void send(HttpServletResponse response, Optional<BrowserSession> session, boolean reveal)
      throws IOException {
    var tokens = session.flatMap(s -> s.flow(null)).flatMap(Flow::tokens);
    Templates.send(response, 200, "tools/httplog/httplog.jte", HttpLogView.of(setup, messages(session), tokens, reveal));
  }

  private void sendArchive(HttpServletResponse response, List<Message> messages) throws IOException {
    var entries = messages.stream().map(m -> new Har.Entry(m.exchange(), m.title() + comment(m))).toList();
    var text = Har.of(entries, "1.0.0").getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"webex-oauth.har\"");
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }

  private String comment(Message message) {
    var note = HttpLogView.note(message, setup.server());
    return note.isEmpty() ? "" : ": " + note;
  }

  private static List<Message> messages(Optional<BrowserSession> session) {
    return session.map(s -> s.timeline().messages()).orElse(List.of());
  }
}
