package playground.text;

import static playground.text.Cause.WebexPage.ADMIN_INTEGRATIONS;
import static playground.text.Cause.WebexPage.LOGIN;
import static playground.text.Cause.rfc;

import java.util.List;
import java.util.Locale;
import playground.flow.Circumstances;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.text.FailureText.Detail;

/** The words for an error that the authorization server sends through the browser (RFC 6749 §4.1.2.1). */
final class AuthorizationTexts {

  private AuthorizationTexts() {}

  static FailureText of(AuthorizationDenied denied, Circumstances known, ServerWords words) {
    return text(denied, known, words).with(List.of(
        new Detail("error", denied.error()),
        new Detail("error_description", denied.description()),
        new Detail("requested scope", denied.request().scopes().toString()),
        new Detail("client_id", denied.request().clientId()),
        new Detail("redirect_uri", denied.request().redirectUri().toString())));
  }

  private static FailureText text(AuthorizationDenied denied, Circumstances known, ServerWords words) {
    return switch (denied.error().toLowerCase(Locale.ROOT)) {
      case "access_denied" -> new FailureText("Access was denied.", causesOfDenial(known, words));
      case "invalid_scope" -> new FailureText(
          words.atStart() + " rejected the requested scopes.", ScopeCauses.of(known, words));
      case "server_error" -> new FailureText(
          words.atStart() + " had an internal error.",
          words.atStart() + " met a condition that it didn't expect.",
          "Wait a moment and start again with step 1. If it happens again, " + words.outage() + ".");
      case "temporarily_unavailable" -> new FailureText(
          words.atStart() + " is temporarily unavailable.",
          words.atStart() + " is overloaded or under maintenance.",
          "Wait a minute and start again with step 1.");
      case "invalid_request" -> new FailureText(words.atStart() + " rejected the authorization request.", List.of(
          rfc(6749, "4.1.2.1",
              "A parameter is missing, is repeated, or has a value that isn't allowed.",
              "Check each parameter of the request, then start again with step 1.")));
      case "unauthorized_client" -> new FailureText("This integration may not make this request.", List.of(
          rfc(6749, "4.1.2.1",
              "The integration isn't registered for the authorization code grant."
                  + words.choose(" Bots and service apps are not integrations.", ""),
              "Check the kind of app in " + words.portal() + ".")));
      case "unsupported_response_type" -> new FailureText(
          words.atStart() + " doesn't support this response type.",
          "The playground requests a code (response_type=code), and the server doesn't support it.",
          "Check " + AddressCauses.setting(known) + ", then start again with step 1.");
      case "login_required" -> new FailureText(words.atStart() + " requires a sign-in first.",
          List.of(causeOfLogin(denied, words)));
      default -> new FailureText(
          words.atStart() + " refused with a code that the playground doesn't know.",
          "The code and the text below are those of " + words.server() + ".",
          words.documentation() + ".");
    };
  }

  private static List<Cause> causesOfDenial(Circumstances known, ServerWords words) {
    var declined = rfc(6749, "4.1.2.1", "You pressed Decline on the consent page.", "Start again with step 1 and accept.");
    var blocked = Cause.documented(words, ADMIN_INTEGRATIONS,
        "An administrator allows this integration to some people only.",
        "Ask your administrator" + words.choose(", who finds it in Control Hub under Apps, Integrations.", "."));
    return FaultCauses.of(known, "consent-denied")
        .orElse(words.isSandbox() ? List.of(declined) : List.of(declined, blocked));
  }

  private static Cause causeOfLogin(AuthorizationDenied denied, ServerWords words) {
    return denied.request().authentication().prompt().filter("none"::equals).isPresent()
        ? Cause.documented(words, LOGIN,
            "The request has prompt=none, which allows no sign-in page, and nobody is signed in in this browser.",
            "Remove prompt=none and start again with step 1.")
        : Cause.documented(words, LOGIN,
            "Nobody is signed in in this browser.", "Sign in to " + words.server() + ", then start again with step 1.");
  }
}
