package playground.web.tools.troubleshooting;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.flow.RequestWarnings;
import playground.html.Templates;
import playground.text.FormTexts;
import playground.text.TroubleshootingTexts;
import playground.web.view.Frame;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;

/**
 * {@code GET /troubleshooting}: a checklist for when Webex shows a page of its own and never sends the browser back, so that
 * the integration learns nothing. Filled in with what this browser last requested.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class TroubleshootingServlet extends HttpServlet implements Part {

  private static final String PATH = "/troubleshooting";

  private final PageContext context;

  /** What {@code tools/troubleshooting/troubleshooting.jte} shows. */
  public record Page(Frame frame, List<TroubleshootingTexts.Check> checks, List<String> warnings) {}

  public TroubleshootingServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(PATH, List.of("GET", "HEAD"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "Troubleshooting", true));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = context.form(request);
    var baseUrl = context.settings().server().resourceServer();
    var warnings = RequestWarnings.of(form, baseUrl).stream().map(FormTexts::of).toList();
    Templates.send(
        response, 200, "tools/troubleshooting/troubleshooting.jte",
        new Page(context.frame(), TroubleshootingTexts.checks(form, baseUrl), warnings));
  }
}
