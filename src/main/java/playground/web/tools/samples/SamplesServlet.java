package playground.web.tools.samples;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.html.Templates;
import playground.web.view.AuthorizationForm;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;

/**
 * {@code GET /take-along} shows the current settings as a program in each language, {@code GET /take-along/Flow.java}
 * and its siblings hand one out as a file. The client secret is in none of them.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class SamplesServlet extends HttpServlet {

  public static final String PATH = "/take-along";

  private final Setup setup;
  private final SecureRandom random;
  private final Clock clock;

  /** What {@code tools/samples/samples.jte} shows. */
  public record Page(Setup setup, Settings settings, List<Program> programs) {
    /** The set-up holds the secret, hidden; nothing of it prints. */
    @Override
    public String toString() {
      return "Page[hidden]";
    }
  }

  public SamplesServlet(Setup setup, SecureRandom random, Clock clock) {
    this.setup = setup;
    this.random = random;
    this.clock = clock;
  }

  /** The page and every file. */
  public static String[] paths() {
    return Stream.concat(Stream.of(PATH), Arrays.stream(Language.values()).map(SamplesServlet::path))
        .toArray(String[]::new);
  }

  private static String path(Language language) {
    return PATH + "/" + language.file();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var settings = settings(request);
    var wanted = wanted(request);
    if (wanted.isPresent()) {
      sendFile(response, Program.of(wanted.get(), settings));
    } else {
      var programs = Arrays.stream(Language.values()).map(language -> Program.of(language, settings)).toList();
      Templates.send(response, 200, "tools/samples/samples.jte", new Page(setup, settings, programs));
    }
  }

  private Settings settings(HttpServletRequest request) {
    var session = BrowserSession.existing(request, clock);
    var form = AuthorizationForm.blank(setup, session, setup.redirectUri(request), random);
    return Settings.of(form, setup.webex());
  }

  private static Optional<Language> wanted(HttpServletRequest request) {
    return Arrays.stream(Language.values())
        .filter(language -> path(language).equals(request.getServletPath()))
        .findFirst();
  }

  private static void sendFile(HttpServletResponse response, Program program) throws IOException {
    var text = program.text().getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/plain;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + program.language().file() + "\"");
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }
}
