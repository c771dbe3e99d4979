package playground.text;

import java.util.List;
import java.util.Locale;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.text.FailureText.Detail;

/** The words for an error that the authorization server sends through the browser (RFC 6749 §4.1.2.1). */
final class AuthorizationTexts {

  private AuthorizationTexts() {}

  static FailureText of(AuthorizationDenied denied, ServerWords words) {
    return text(denied.error(), words).with(List.of(
        new Detail("error", denied.error()),
        new Detail("error_description", denied.description()),
        new Detail("requested scope", denied.request().scopes().toString()),
        new Detail("client_id", denied.request().clientId()),
        new Detail("redirect_uri", denied.request().redirectUri().toString())));
  }

  private static FailureText text(String error, ServerWords words) {
    return switch (error.toLowerCase(Locale.ROOT)) {
      case "access_denied" -> new FailureText(
          "Consent was declined.",
          "The person at the consent page chose not to let this integration in, or is not allowed to.",
          "Start again and accept. If you did accept, ask your administrator whether the integration is blocked.");
      case "invalid_scope" -> new FailureText(
          words.atStart() + " refused a scope.",
          "A scope is misspelt, or not among those that the integration was registered with."
              + words.choose(" A registration for spark:all covers that name alone, not the single scopes.", ""),
          "Compare the scopes below, letter by letter, with " + words.registration() + "; correct either, and start"
              + " again.");
      case "server_error" -> new FailureText(
          words.atStart() + " had a fault of its own.",
          "The authorization server met something that it did not expect.",
          "Wait a moment and start again. If it stays, " + words.outage() + ".");
      case "temporarily_unavailable" -> new FailureText(
          words.atStart() + " is too busy at the moment.",
          "The authorization server is overloaded or being maintained.",
          "Wait a minute and start again.");
      case "invalid_request" -> new FailureText(
          words.atStart() + " could not make sense of the request.",
          "A parameter is missing, has a value that is not allowed, or stands there twice.",
          "Look at the request, parameter by parameter, and start again.");
      case "unauthorized_client" -> new FailureText(
          "This integration may not make this request.",
          "It is not registered for the authorization code grant.",
          "Look at " + words.registration() + ".");
      case "unsupported_response_type" -> new FailureText(
          words.atStart() + " does not support this response type.",
          "This playground requests a code (response_type=code), which the authorization server does not support.",
          "Check that webex.base-url is that of the API, and start again.");
      case "login_required" -> new FailureText(
          words.atStart() + " wants a person to sign in first.",
          "The request forbade a sign-in page (prompt=none), and nobody is signed in.",
          "Start again without prompt=none.");
      default -> new FailureText(
          words.atStart() + " refused, with a code that this playground does not know.",
          "The code and the words below are those of the authorization server.",
          words.documentation() + ".");
    };
  }
}
