package playground.web.tools.troubleshooting;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import playground.html.Templates;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Scopes;
import playground.web.diagnosis.Preflight;
import playground.web.view.AuthorizationForm;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;

/**
 * {@code GET /not-back}: a checklist for when Webex shows a page of its own and never sends the browser back, so that
 * the integration learns nothing. SavedForm in with what this browser asked with.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class TroubleshootingServlet extends HttpServlet {

  public static final String PATH = "/not-back";

  private final Setup setup;
  private final SecureRandom random;
  private final Clock clock;

  /** What {@code tools/troubleshooting/troubleshooting.jte} shows. */
  public record Page(Setup setup, List<Check> checks, List<Preflight.Warning> warnings) {
    /** The set-up holds the secret, hidden; nothing of it prints. */
    @Override
    public String toString() {
      return "Page[hidden]";
    }
  }

  /**
   * One thing to compare.
   *
   * @param shown what Webex's page says then
   * @param ours the value of this browser's own request
   */
  public record Check(String title, String shown, String name, String ours, String whatToDo) {}

  public TroubleshootingServlet(Setup setup, SecureRandom random, Clock clock) {
    this.setup = setup;
    this.random = random;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var session = BrowserSession.existing(request, clock);
    var form = AuthorizationForm.blank(setup, session, setup.redirectUri(request), random);
    Templates.send(response, 200, "tools/troubleshooting/troubleshooting.jte", new Page(setup, checks(form), form.warnings(setup)));
  }

  private static String helperUris() {
    return DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream().map(URI::toString).collect(Collectors.joining(" "));
  }

  private List<Check> checks(AuthorizationForm form) {
    var uri = form.redirectUri().toString();
    var scopes = Scopes.parse(form.scope()).toString();
    return List.of(
        new Check(
            "The Redirect URI is not the registered one",
            "“We've encountered an error. Try again later.”, or a page that names the Redirect URI",
            "redirect_uri", uri,
            "Compare it with the developer portal letter by letter: scheme, host (localhost and 127.0.0.1 are two),"
                + " port, path, the slash at the end. No port and no path is forgiven."),
        new Check(
            "Webex does not know the client id",
            "The same page of Webex, without a sign-in",
            "client_id", form.clientId(),
            "Copy it again from the integration's page. An integration of Webex for Government is unknown to the"
                + " commercial Webex, and the other way round."),
        new Check(
            "The address lacks its /v1, or is not Webex's",
            "JSON with a trackingId that begins with ROUTERGW_, in place of a sign-in page",
            "webex.base-url", setup.webex().resourceServer().toString(),
            "End it in /v1. api.ciscospark.com is an old name; the commercial Webex is https://webexapis.com/v1."),
        new Check(
            "An administrator has blocked the integration",
            "“Access denied”, and that your administrator denied access to the integration",
            "client_id", form.clientId(),
            "Nothing here can help: ask the administrator to allow it in Control Hub, or sign in with an account of"
                + " another organization."),
        new Check(
            "The scopes are left out or refused before the consent page",
            "An error page, or a callback with invalid_scope",
            "scope", scopes,
            "Ask for what is registered, by the very names. Register spark:all to ask for spark:all."),
        new Check(
            "A device was asked for, and the four helper Redirect URIs are missing",
            "“We've encountered an error” after the six digits were typed in",
            "redirect_uri", helperUris(),
            "Register all four. From then on every authorization request must name its redirect_uri, as this"
                + " playground always does."),
        new Check(
            "The browser was in another Webex account",
            "No sign-in page; you come back as somebody else",
            "prompt", "not sent",
            "Sign out of Webex in this browser, use a private window, or send prompt=select_account."));
  }
}
