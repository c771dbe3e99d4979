package playground.oauth;

import java.util.Locale;

/** What the error codes of an authorization answer mean to the person who meets them. */
enum AuthorizationError {
  ACCESS_DENIED(
      "Consent was declined.",
      "The person at the consent page chose not to let this integration in, or is not allowed to.",
      "Start again and accept. If you did accept, ask your administrator whether the integration is blocked."),
  INVALID_SCOPE(
      "Webex refused a scope.",
      "Something was asked for that is misspelt, or not among the scopes that the integration was registered with."
          + " A registration for spark:all covers that name alone, not the single scopes.",
      "Compare the scopes below, letter by letter, with the integration's page in the developer portal; correct"
          + " either, and start again."),
  SERVER_ERROR(
      "Webex had a fault of its own.",
      "The authorization server met something that it did not expect.",
      "Wait a moment and start again. If it stays, look at status.webex.com."),
  TEMPORARILY_UNAVAILABLE(
      "Webex is too busy at the moment.",
      "The authorization server is overloaded or being maintained.",
      "Wait a minute and start again."),
  INVALID_REQUEST(
      "Webex could not make sense of the request.",
      "A parameter is missing, has a value that is not allowed, or stands there twice.",
      "Look at the request, parameter by parameter, and start again."),
  UNAUTHORIZED_CLIENT(
      "This integration may not ask in this way.",
      "It is not registered for the authorization code grant.",
      "Look at the integration's page in the developer portal."),
  UNSUPPORTED_RESPONSE_TYPE(
      "Webex does not give this kind of answer.",
      "The response_type is not one that the authorization server supports; this playground asks for a code.",
      "Check that the base URL is that of Webex's API, and start again."),
  LOGIN_REQUIRED(
      "Webex wants a person to sign in first.",
      "The request forbade a sign-in page (prompt=none), and nobody is signed in.",
      "Start again without prompt=none."),
  OTHER(
      "Webex refused, with a code that this playground does not know.",
      "The code and the words below are Webex's own.",
      "Look the code up in Webex's documentation, or show it to Webex support.");

  final String what;
  final String why;
  final String whatToDo;

  AuthorizationError(String what, String why, String whatToDo) {
    this.what = what;
    this.why = why;
    this.whatToDo = whatToDo;
  }

  static AuthorizationError of(String error) {
    for (var known : values()) {
      if (known != OTHER && known.name().equals(error.toUpperCase(Locale.ROOT))) {
        return known;
      }
    }
    return OTHER;
  }
}
