package playground.web.tools.samples;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.html.Templates;
import playground.oauth.ClientAuthentication;
import playground.oauth.Endpoint;
import playground.web.view.Frame;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;

/**
 * {@code GET /samples} shows the current settings as a program in each language, {@code GET /samples/Flow.java}
 * and its siblings hand one out as a file. The client secret is in none of them.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class SamplesServlet extends HttpServlet implements Part {

  private static final String PATH = "/samples";

  private final PageContext context;

  /**
   * What {@code tools/samples/samples.jte} shows.
   *
   * @param authentication of the client at the token endpoint, by its name; the programs know client_secret_post alone
   */
  public record Page(Frame frame, Settings settings, String authentication, List<Program> programs) {

    /** Whether the programs authenticate as the playground does. */
    public boolean authenticatesAlike() {
      return authentication.equals(ClientAuthentication.CLIENT_SECRET_POST.methodName());
    }
  }

  public SamplesServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  /** The page and every file. */
  @Override
  public Map<String, List<String>> paths() {
    return Stream.concat(Stream.of(PATH), Arrays.stream(Language.values()).map(SamplesServlet::path))
        .collect(Collectors.toMap(path -> path, path -> List.of("GET", "HEAD")));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "Code samples", true));
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
      var method = context.settings().server().authenticationAt(Endpoint.TOKEN).methodName();
      Templates.send(
          response, 200, "tools/samples/samples.jte", new Page(context.frame(), settings, method, programs));
    }
  }

  /** Registers the programs' own redirect URI with the sandbox, so that they run as they are; never one that was typed. */
  private Settings settings(HttpServletRequest request) {
    var server = context.settings().server();
    var own = Settings.beside(context.redirectUri(request), server.resourceServer());
    context.settings().sandbox().ifPresent(sandbox -> sandbox.registerRedirectUri(own));
    return Settings.of(context.form(request), context.redirectUri(request), server);
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
