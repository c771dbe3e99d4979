package playground.text;

import static playground.text.Cause.WebexPage.ADMIN_INTEGRATIONS;
import static playground.text.Cause.WebexPage.LOGIN;
import static playground.text.Cause.rfc;

import java.util.List;
import java.util.Optional;
import playground.flow.Circumstances;
import playground.oauth.AuthorizationError;
import playground.oauth.AuthorizationRequest;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.text.FailureText.Detail;

/** The words for an error that the authorization server sends through the browser (RFC 6749 §4.1.2.1). */
final class AuthorizationTexts {

  private AuthorizationTexts() {}

  static FailureText of(AuthorizationDenied denied, Circumstances known, ServerWords words) {
    return text(denied.error(), Optional.of(denied.request()), known, words).with(List.of(
        new Detail("error", denied.error()),
        new Detail("error_description", denied.description()),
        new Detail("requested scope", denied.request().scopes().toString()),
        new Detail("client_id", denied.request().clientId()),
        new Detail("redirect_uri", denied.request().redirectUri().toString())));
  }

  /** For an error whose request is not known. */
  static FailureText of(String error, String description, ServerWords words) {
    return text(error, Optional.empty(), Circumstances.NONE, words)
        .with(List.of(new Detail("error", error), new Detail("error_description", description)));
  }

  private static FailureText text(
      String code, Optional<AuthorizationRequest> request, Circumstances known, ServerWords words) {
    return AuthorizationError.of(code).map(error -> text(error, request, known, words)).orElseGet(() -> new FailureText(
        words.atStart() + " refused with a code that the playground doesn't know.",
        "The code and the text below are those of " + words.server() + ".",
        words.documentation() + "."));
  }

  private static FailureText text(
      AuthorizationError error, Optional<AuthorizationRequest> request, Circumstances known, ServerWords words) {
    return switch (error) {
      case ACCESS_DENIED -> new FailureText("Access was denied.", causesOfDenial(known, words));
      case INVALID_SCOPE -> new FailureText(
          words.atStart() + " rejected the requested scopes.", ScopeCauses.of(known, words));
      case SERVER_ERROR -> new FailureText(
          words.atStart() + " had an internal error.",
          words.atStart() + " met a condition that it didn't expect.",
          "Wait a moment and start again with step 1. If it happens again, " + words.outage() + ".");
      case TEMPORARILY_UNAVAILABLE -> new FailureText(
          words.atStart() + " is temporarily unavailable.",
          words.atStart() + " is overloaded or under maintenance.",
          "Wait a minute and start again with step 1.");
      case INVALID_REQUEST -> new FailureText(words.atStart() + " rejected the authorization request.", List.of(
          rfc(6749, "4.1.2.1",
              "A parameter is missing, is repeated, or has a value that isn't allowed.",
              "Check each parameter of the request, then start again with step 1.")));
      case UNAUTHORIZED_CLIENT -> new FailureText("This integration may not make this request.", List.of(
          rfc(6749, "4.1.2.1",
              "The integration isn't registered for the authorization code grant."
                  + words.choose(" Bots and service apps are not integrations.", ""),
              "Check the kind of app in " + words.portal() + ".")));
      case UNSUPPORTED_RESPONSE_TYPE -> new FailureText(
          words.atStart() + " doesn't support this response type.",
          "The playground requests a code (response_type=code), and the server doesn't support it.",
          "Check " + AddressCauses.setting(known) + ", then start again with step 1.");
      case LOGIN_REQUIRED -> new FailureText(words.atStart() + " requires a sign-in first.",
          List.of(causeOfLogin(request, words)));
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

  private static Cause causeOfLogin(Optional<AuthorizationRequest> request, ServerWords words) {
    return request.flatMap(sent -> sent.authentication().prompt()).filter("none"::equals).isPresent()
        ? Cause.documented(words, LOGIN,
            "The request has prompt=none, which allows no sign-in page, and nobody is signed in in this browser.",
            "Remove prompt=none and start again with step 1.")
        : Cause.documented(words, LOGIN,
            "Nobody is signed in in this browser.", "Sign in to " + words.server() + ", then start again with step 1.");
  }
}
