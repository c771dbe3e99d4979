package playground.text;

import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.RequestKind;

/** The words for a request that an endpoint refused (RFC 6749 §5.2, RFC 8628 §3.5). */
final class DenialTexts {

  private final RequestDenied denied;
  private final ServerWords words;

  private DenialTexts(RequestDenied denied, ServerWords words) {
    this.denied = denied;
    this.words = words;
  }

  static FailureText of(RequestDenied denied, ServerWords words) {
    return new DenialTexts(denied, words).text();
  }

  private FailureText text() {
    return switch (denied.code()) {
      case INVALID_GRANT -> grant();
      case INVALID_CLIENT -> client();
      case CLIENT_SECRET_MISSING -> text(
          words.atStart() + " wants the client secret.",
          words.choose("Every Webex integration is a confidential client", "This is a confidential client")
              + ": PKCE does not replace the secret.",
          "Type the secret in and press the button again. If " + words.server() + " then refuses what was sent, start"
              + " again.");
      case CLIENT_UNKNOWN -> text(
          words.atStart() + " does not know this client id.",
          "It is misspelt, was deleted, or belongs to another "
              + words.choose("Webex (commercial and FedRAMP are two).", "authorization server."),
          "Copy the client id from " + words.registration() + ", and start again.");
      case GRANT_NOT_ALLOWED -> text(
          words.atStart() + " does not let this client use this grant (" + denied.status() + ").",
          words.choose("A bot or a service app is no integration, and the device grant is for integrations alone.",
              "The client is not registered for it, or the server does not have it."),
          "Look at its kind in " + words.portal() + ", and start again.");
      case INVALID_SCOPE -> scope();
      case HELPER_REDIRECT_URIS_MISSING -> text(
          "The integration lacks the redirect URIs that a device grant needs.",
          words.choose("Webex leads whoever signs in for a device through four addresses of its own, one per region,"
              + " and each must be registered with the integration.",
              "The authorization server says that a redirect URI is not registered with the integration."),
          words.choose("Copy all four from this page into the integration's Redirect URI(s) in " + words.portal()
              + ", save, and start again.",
              "Add it to " + words.registration() + ", and start again."));
      case ACCESS_DENIED -> text(
          "The person who entered the code declined.",
          "The person declined on the consent page.",
          "Start again if that was a mistake.");
      case EXPIRED_TOKEN -> text(
          "The code has expired.",
          "Nobody typed it in and consented in time.",
          "Start again: there will be a new code.");
      case TOKEN_LIMIT_REACHED -> text(
          "The person who entered the code holds as many tokens as " + words.server() + " allows.",
          "Each sign-in makes new tokens, and their number is limited per person and integration.",
          "Revoke some of them in the settings of " + words.server() + ", then start again.");
      case AUTHORIZATION_PENDING -> text(
          "Nobody has entered the code and consented yet.",
          "The code is still valid.",
          "Wait: the page goes on by itself.");
      case SLOW_DOWN -> text(
          words.atStart() + " asks to be polled less often.",
          "The interval between two polls is too short.",
          "Wait: the page goes on by itself.");
      case INVALID_REQUEST -> request();
      case NO_SUCH_ENDPOINT -> text(
          "There is no " + endpoint() + " at this address (" + denied.status() + ").",
          words.choose("The base URL is probably wrong: it must end in /v1.", "The base URL is probably wrong."),
          "Check webex.base-url. Nothing was used up.");
      case RATE_LIMITED -> text(
          words.atStart() + " asks for fewer requests (429).",
          "This integration, or everybody behind this address, has sent too many requests.",
          denied.retryAfter()
              .map(wait -> "Wait " + FailureTexts.inWords(wait) + ", as " + words.server() + " asks, and " + again()
                  + ".")
              .orElse(words.atStart() + " does not say for how long: wait a minute and " + again() + "."));
      case SERVER_ERROR -> serverError("The request may be all right; " + words.server() + " could not handle it now.");
      case GATEWAY_ERROR -> serverError("A web page came instead of JSON: a gateway on the way to " + words.server()
          + " answered in its place.");
      case UNEXPECTED_STATUS -> text(
          words.atStart() + " refused (" + denied.status() + ").",
          "This status is not one that " + words.server() + " documents here; a server in between may have sent it.",
          "Look at the response below. Nothing was used up, so you can " + again() + ".");
    };
  }

  private FailureText grant() {
    return switch (denied.request()) {
      case REFRESH -> text(
          words.atStart() + " does not take this refresh token any more.",
          "It has expired, was revoked by its owner or an administrator, or its owner changed the password.",
          "Sign in again: start with the first step. These tokens have been forgotten.");
      case DEVICE_POLL -> text(
          words.atStart() + " refused the device code (400).",
          "It has expired or was used before"
              + words.choose(": Webex says invalid_grant for either. Or another integration began this.",
                  ", or another integration began this."),
          "Start again: there will be a new code.");
      default -> text(
          words.atStart() + " refused the code (400).",
          "A code works once and only for minutes. Most likely this one was used before (the callback was reloaded, or"
              + " an earlier try got through) or is too old; or the redirect_uri or code_verifier is not the one that"
              + " the code was requested with.",
          "Get a new code: start again with the first step.");
    };
  }

  private FailureText client() {
    var gateway = words.choose("; or the base URL lacks its /v1, to which the gateway responds in the same way", "");
    return text(
        words.atStart() + " does not accept these client credentials (" + denied.status() + ").",
        "The client secret is wrong or was made anew since" + (denied.status() == 401 ? gateway : "") + ".",
        "Copy the secret from " + words.portal() + " (it can be made anew there), type it in and " + again() + ".");
  }

  private FailureText scope() {
    var isForDevice =
        denied.request() == RequestKind.DEVICE_AUTHORIZATION || denied.request() == RequestKind.DEVICE_POLL;
    return isForDevice
        ? text(
            words.atStart() + " does not grant these scopes to a device.",
            "A scope is misspelt, is not registered with the integration, or belongs to OpenID Connect (openid, email,"
                + " profile, phone, address)" + words.choose(", which this flow does not support.", "."),
            "Ask for registered scopes alone, and start again.")
        : text(
            words.atStart() + " does not grant these scopes.",
            "A scope is misspelt, or is not registered with the integration.",
            "Ask for registered scopes alone: start again with the first step.");
  }

  private FailureText request() {
    return switch (denied.request()) {
      case DEVICE_AUTHORIZATION -> text(
          words.atStart() + " refused to begin a device grant (400).",
          "The client id, a scope or the integration's redirect URIs are not as " + words.server() + " wants them.",
          "Compare all three with " + words.registration() + ", and start again.");
      case DEVICE_POLL -> text(
          words.atStart() + " refused to be polled for the tokens (400).",
          "A parameter of the request is missing or wrong.",
          "Look at the request below, parameter by parameter, and start again.");
      case REFRESH -> text(
          words.atStart() + " refused the refresh (400).",
          "Something about the request is not as " + words.server() + " wants it; the client id or secret may have"
              + " changed meanwhile.",
          "Compare both with " + words.portal() + ". The tokens stay valid.");
      default -> text(
          words.atStart() + " refused the exchange (400).",
          "A parameter of the request is missing or wrong.",
          "Look at the request below, parameter by parameter, and " + again() + ".");
    };
  }

  private FailureText serverError(String why) {
    var wait =
        denied.retryAfter()
            .map(time -> FailureTexts.inWords(time) + ", as " + words.server() + " asks,")
            .orElse("a moment");
    return text(
        words.atStart() + " had a fault of its own (" + denied.status() + ").",
        why,
        "Wait " + wait + " and " + again() + ". If it stays, " + words.report() + ".");
  }

  private String endpoint() {
    return switch (denied.request()) {
      case DEVICE_AUTHORIZATION, DEVICE_POLL -> "device endpoint";
      default -> "token endpoint";
    };
  }

  private String again() {
    return switch (denied.request()) {
      case DEVICE_AUTHORIZATION, DEVICE_POLL -> "start again";
      default -> "press the button again";
    };
  }

  /** What the server said is quoted at the end of what happened, as it came. */
  private FailureText text(String what, String why, String whatToDo) {
    var quoted = denied.serverWords().isEmpty() ? "" : " It says: " + denied.serverWords();
    return new FailureText(what + quoted, why, whatToDo);
  }
}
