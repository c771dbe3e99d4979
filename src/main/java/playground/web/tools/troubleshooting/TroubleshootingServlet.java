package playground.web.tools.troubleshooting;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.flow.RedirectUriComparison;
import playground.html.Templates;
import playground.text.FormTexts;
import playground.text.TroubleshootingTexts;
import playground.web.view.FormFields;
import playground.web.view.Frame;
import playground.web.view.NavigationEntry;
import playground.web.view.NotBackView;
import playground.web.view.PageContext;
import playground.web.view.Part;

/**
 * {@code GET /troubleshooting}: the causes to check when the authorization server shows a page of its own and does not
 * send the browser back, so that the integration receives no error. Has the values of this browser's last request.
 * {@code POST /troubleshooting} also compares its Redirect URI with the registered one.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class TroubleshootingServlet extends HttpServlet implements Part {

  private static final String PATH = "/troubleshooting";

  /** What is typed is cut to this many characters. */
  private static final int MAX_REGISTERED = 1024;

  private final PageContext context;

  /**
   * What {@code tools/troubleshooting/troubleshooting.jte} shows.
   *
   * @param notBack empty when the browser is not away
   * @param comparison of the Redirect URI that was sent with the registered one; empty before one was typed
   */
  public record Page(
      Frame frame,
      Optional<NotBackView> notBack,
      String redirectUri,
      Optional<Comparison> comparison,
      List<TroubleshootingTexts.Check> checks,
      List<String> warnings) {}

  /** Two Redirect URIs, and what is to be said of them. */
  public record Comparison(RedirectUriComparison uris, TroubleshootingTexts.Compared text) {

    static Comparison of(RedirectUriComparison uris) {
      return new Comparison(uris, TroubleshootingTexts.of(uris));
    }
  }

  public TroubleshootingServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(PATH, List.of("GET", "HEAD", "POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "Troubleshooting", true));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    show(request, response, Optional.empty());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    show(request, response, FormFields.field(request, "registered")
        .map(typed -> typed.substring(0, Math.min(typed.length(), MAX_REGISTERED)))
        .filter(typed -> !typed.isBlank()));
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Optional<String> registered)
      throws IOException {
    var form = context.form(request);
    var baseUrl = context.settings().server().resourceServer();
    var notBack = context.browser(request).flatMap(context.flows()::awaited).map(away -> NotBackView.of(away, context));
    var sent = notBack.map(NotBackView::redirectUri).orElse(form.redirectUri().toString());
    Templates.send(response, 200, "tools/troubleshooting/troubleshooting.jte", new Page(
        context.frame(),
        notBack,
        sent,
        registered.map(typed -> Comparison.of(RedirectUriComparison.of(sent, typed))),
        TroubleshootingTexts.checks(form, baseUrl, context.serverKind()),
        context.flows().warnings(form).stream().map(FormTexts::of).toList()));
  }
}
