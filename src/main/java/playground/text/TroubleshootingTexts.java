package playground.text;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import playground.flow.RedirectUriComparison;
import playground.flow.RequestForm;
import playground.oauth.DeviceAuthorizationRequest;

/** The words for a browser that the authorization server does not send back. */
public final class TroubleshootingTexts {

  /** What can be wrong with a request to Webex when its browser doesn't come back, or comes back as somebody else. */
  record Suspect(String title, String shown, String whatToDo) {
    private Check with(String name, String ours) {
      return new Check(title, shown, name, ours, whatToDo);
    }
  }

  static final Suspect REDIRECT_URI = new Suspect(
      "The Redirect URI is not registered exactly as sent",
      "“We've encountered an error. Try again later.”, or a page that names the Redirect URI",
      "Compare scheme, host, port, path and the slash at the end with the integration's page in the developer portal."
          + " localhost and 127.0.0.1 are different.");

  private static final Suspect CLIENT_ID = new Suspect(
      "The client ID is unknown",
      "The same page, without a sign-in",
      "Copy the client ID again from the integration's page. Integrations of Webex for Government are unknown to the"
          + " commercial Webex, and the other way round.");

  private static final Suspect BASE_URL = new Suspect(
      "The base URL is wrong",
      "JSON with a trackingId that begins with ROUTERGW_, instead of a sign-in page",
      "End it in /v1. The commercial Webex is https://webexapis.com/v1; api.ciscospark.com is an old name.");

  static final Suspect BLOCKED = new Suspect(
      "An administrator has blocked the integration",
      "“Access denied”, and that your administrator denied access to the integration",
      "Ask the administrator to allow it in Control Hub, or sign in with an account of another organization.");

  private static final Suspect SCOPE = new Suspect(
      "A scope is missing or not registered",
      "An error page, or a callback with invalid_scope",
      "Request scopes by the names that are registered. If spark:all is registered, request spark:all.");

  static final Suspect HELPER_REDIRECT_URIS = new Suspect(
      "The helper Redirect URIs for the device grant are not registered",
      "“We've encountered an error” after you enter the six digits",
      "Register all four. Each authorization request must then name its redirect_uri, as this playground always does.");

  static final Suspect OTHER_ACCOUNT = new Suspect(
      "The browser is signed in to another Webex account",
      "No sign-in page; the callback brings the tokens of another person",
      "Send prompt=select_account, use a private window, or sign out of Webex in this browser.");

  static final String MAKE_EQUAL = "Register exactly the Redirect URI that was sent, or send the registered one.";

  private TroubleshootingTexts() {}

  /**
   * One cause to check.
   *
   * @param shown what the server's page shows then
   * @param name of the parameter or setting to compare
   * @param ours its value in this browser's request
   */
  public record Check(String title, String shown, String name, String ours, String whatToDo) {}

  /**
   * What a comparison of two Redirect URIs found.
   *
   * @param result in a sentence
   * @param whatToDo next
   */
  public record Compared(String result, String whatToDo) {}

  /**
   * Says how long the browser has been away.
   *
   * @param server as pages call it
   */
  public static String notBack(Duration away, String server) {
    return "You left for " + server + " " + ago(away) + " and have not come back.";
  }

  private static String ago(Duration away) {
    var minutes = away.toMinutes();
    return minutes < 1 ? "less than a minute ago" : minutes == 1 ? "1 minute ago" : minutes + " minutes ago";
  }

  /** The most frequent causes in short. */
  public static List<String> shortChecks(NamedServer server) {
    var words = ServerWords.of(server);
    if (!words.isWebex()) {
      return List.of(
          words.atStart() + " shows an error page: the Redirect URI is not registered exactly as it was sent, or the"
              + " client ID is unknown.");
    }
    return List.of(
        words.atStart() + " shows “We've encountered an error”: the Redirect URI is not registered exactly as it was"
            + " sent, or the client ID is unknown.",
        words.atStart() + " shows “Access denied”: an administrator has blocked the integration.",
        "You see JSON instead of a sign-in page: the base URL does not end in /v1.");
  }

  public static Compared of(RedirectUriComparison compared) {
    if (compared.isSame()) {
      return new Compared(
          "Both are the same.", "The Redirect URI is not the cause. Check the client ID and the base URL next.");
    }
    return new Compared(
        "They differ at character " + (compared.position() + 1) + ", in the " + nameOf(compared.part()) + ". "
            + rule(compared.part()),
        MAKE_EQUAL);
  }

  static String rule(RedirectUriComparison.Part part) {
    return switch (part) {
      case SCHEME -> "http and https are different.";
      case HOST -> "localhost and 127.0.0.1 are different, and so are upper and lower case.";
      case PORT -> "The port must be the same, on localhost too.";
      case PATH -> "The path must be the same, including a slash at the end.";
    };
  }

  private static String nameOf(RedirectUriComparison.Part part) {
    return switch (part) {
      case SCHEME -> "scheme";
      case HOST -> "host";
      case PORT -> "port";
      case PATH -> "path";
    };
  }

  /** All causes, the most frequent first. */
  public static List<Check> checks(RequestForm form, URI baseUrl, ServerKind server) {
    return server.isWebex() ? checksOfWebex(form, baseUrl) : checksOfAnother(form);
  }

  private static List<Check> checksOfAnother(RequestForm form) {
    return List.of(
        new Check(
            "The Redirect URI is not registered exactly as sent",
            "An error page, which may name the Redirect URI",
            "redirect_uri", form.redirectUri().toString(),
            "Compare scheme, host, port, path and the slash at the end with the integration's registration. localhost and"
                + " 127.0.0.1 are different."),
        new Check(
            "The client ID is unknown",
            "An error page, without a sign-in",
            "client_id", form.clientId(),
            "Copy the client ID again from the integration's registration."),
        new Check(
            "A scope is unknown or not allowed",
            "An error page, or a callback with invalid_scope",
            "scope", form.scopes().toString(),
            "Compare the scopes with the server's documentation and with the integration's registration."),
        new Check(
            "The browser is signed in to another account",
            "No sign-in page; the callback brings the tokens of another person",
            "prompt", prompt(form),
            "Send prompt=select_account or prompt=login, or use a private window."));
  }

  private static String prompt(RequestForm form) {
    return form.authentication().prompt().isEmpty() ? "not sent" : form.authentication().prompt();
  }

  private static List<Check> checksOfWebex(RequestForm form, URI baseUrl) {
    var uri = form.redirectUri().toString();
    var scopes = form.scopes().toString();
    var helpers = DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream().map(URI::toString)
        .collect(Collectors.joining(" "));
    return List.of(
        REDIRECT_URI.with("redirect_uri", uri),
        CLIENT_ID.with("client_id", form.clientId()),
        BASE_URL.with("webex.base-url", baseUrl.toString()),
        BLOCKED.with("client_id", form.clientId()),
        SCOPE.with("scope", scopes),
        HELPER_REDIRECT_URIS.with("redirect_uri", helpers),
        OTHER_ACCOUNT.with("prompt", prompt(form)));
  }
}
