package playground.text;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import playground.flow.RequestForm;
import playground.oauth.DeviceAuthorizationRequest;

/** What to compare when Webex shows a page of its own and never sends the browser back. */
public final class TroubleshootingTexts {

  private TroubleshootingTexts() {}

  /**
   * One thing to compare.
   *
   * @param shown what Webex's page says then
   * @param name of the parameter or setting to compare
   * @param ours its value in this browser's request
   */
  public record Check(String title, String shown, String name, String ours, String whatToDo) {}

  /** The checks, the most frequent cause first. */
  public static List<Check> checks(RequestForm form, URI baseUrl) {
    var uri = form.redirectUri().toString();
    var scopes = form.scopes().toString();
    var helpers = DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream().map(URI::toString)
        .collect(Collectors.joining(" "));
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
            "webex.base-url", baseUrl.toString(),
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
            "A device code was requested, and the four helper Redirect URIs are missing",
            "“We've encountered an error” after the six digits were typed in",
            "redirect_uri", helpers,
            "Register all four. From then on every authorization request must name its redirect_uri, as this"
                + " playground always does."),
        new Check(
            "The browser was in another Webex account",
            "No sign-in page; you come back as somebody else",
            "prompt", "not sent",
            "Sign out of Webex in this browser, use a private window, or send prompt=select_account."));
  }
}
