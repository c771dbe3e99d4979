package playground.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.OAuthFailure.TokenRequestDenied;
import playground.oauth.TokenRequest;

/** What a status that is no success means at the token endpoint, and what can be done about it. */
final class TokenErrors {

  private TokenErrors() {}

  static OAuthFailure of(RawResponse reply, TokenRequest request, Redactor masking, Instant now) {
    return of(reply, masking, now, (body, said) -> badRequest(request, body, said));
  }

  private static TokenRequestDenied badRequest(TokenRequest request, ErrorResponse body, String said) {
    if (request instanceof TokenRequest.Device) {
      return DeviceErrors.poll(body, said);
    }
    return request instanceof TokenRequest.Refresh ? refreshRefused(body, said) : codeRefused(body, said);
  }

  /**
   * What the statuses mean that mean the same at every endpoint.
   *
   * @param badRequest what 400 means there, from the body and from the sentence that quotes it
   */
  static OAuthFailure of(
      RawResponse reply, Redactor masking, Instant now, BiFunction<ErrorResponse, String, TokenRequestDenied> badRequest) {
    var body = ErrorResponse.of(reply);
    var said = body.inWords().map(masking::excerpt).map(words -> " It says: " + words).orElse("");
    if (reply.isRedirect()) {
      return redirect(reply);
    }
    return switch (reply.status()) {
      case 400 -> badRequest.apply(body, said);
      case 401 -> unauthorized(said);
      case 404, 405 -> notThere(reply.status(), said);
      case 429 -> tooMany(RetryAfter.of(reply, now), said);
      default -> reply.status() >= 500 ? serverFault(reply, said, now) : other(reply.status(), said);
    };
  }

  private static TokenRequestDenied codeRefused(ErrorResponse body, String said) {
    if (isAboutTheSecret(body)) {
      return secretRefused(body, said);
    }
    if (mentions(body, "client id")) {
      return ends(
          "Webex does not know this client id." + said,
          "It is misspelt, was deleted, or belongs to another Webex (commercial and FedRAMP are two).",
          "Copy the client id from the integration's page in the developer portal, and start again.");
    }
    return ends(
        "Webex refused the code (400)." + said,
        "A code serves once and only for minutes. Most likely this one was used before (the callback was reloaded, or"
            + " an earlier try got through) or is too old; or the redirect_uri or code_verifier is not the one that"
            + " the code was asked for with.",
        "Get a new code: start again with the first step.");
  }

  /** The broker says invalid_request here where RFC 6749 §5.2 says invalid_grant, so its words decide. */
  private static TokenRequestDenied refreshRefused(ErrorResponse body, String said) {
    if (mentions(body, "invalid_grant") || mentions(body, "refresh token")) {
      return ends(
          "Webex does not take this refresh token any more." + said,
          "It has expired, was revoked by its owner or an administrator, or its owner changed the password.",
          "Sign in again: start with the first step. These tokens have been forgotten.");
    }
    if (isAboutTheSecret(body)) {
      return secretRefused(body, said);
    }
    return keepsGrant(
        400,
        "Webex refused the refresh (400)." + said,
        "Something about the request is not as Webex wants it; the client id or secret may have changed meanwhile.",
        "Compare both with the developer portal. The tokens are kept.");
  }

  /** RFC 6749 §5.2 lets a server say invalid_client with 400 too. Webex's own words for a wrong id name the id. */
  private static boolean isAboutTheSecret(ErrorResponse body) {
    return mentions(body, "client_secret") || mentions(body, "invalid_client") && !mentions(body, "client id is invalid");
  }

  private static TokenRequestDenied secretRefused(ErrorResponse body, String said) {
    if (mentions(body, "invalid_client")) {
      return keepsGrant(
          400,
          "Webex does not accept these client credentials (400)." + said,
          "The client secret is wrong or was made anew since.",
          "Copy the secret from the developer portal, type it in and press the button again.");
    }
    return keepsGrant(
        400,
        "Webex wants the client secret." + said,
        "Every Webex integration is a confidential client: PKCE does not replace the secret.",
        "Type the secret in and press the button again. If Webex then refuses what was sent, start again.");
  }

  private static TokenRequestDenied unauthorized(String said) {
    return keepsGrant(
        401,
        "Webex does not accept these client credentials (401)." + said,
        "The client secret is wrong or was made anew since; or the base URL lacks its /v1, which the gateway answers"
            + " in the same way.",
        "Copy the secret from the developer portal (it can be made anew there), type it in and press the button again.");
  }

  private static TokenRequestDenied notThere(int status, String said) {
    return keepsGrant(
        status,
        "There is no token endpoint at this address (" + status + ")." + said,
        "The base URL is probably wrong: it must end in /v1.",
        "Check webex.base-url. Nothing was used up.");
  }

  private static TokenRequestDenied tooMany(Optional<Duration> retryAfter, String said) {
    return new TokenRequestDenied(
        429,
        "Webex asks for fewer requests (429)." + said,
        "This integration, or everybody behind this address, has asked too often.",
        retryAfter
            .map(wait -> "Wait " + RetryAfter.inWords(wait) + ", as Webex asks, and press the button again.")
            .orElse("Webex does not say for how long: wait a minute and press the button again."),
        false);
  }

  private static TokenRequestDenied serverFault(RawResponse reply, String said, Instant now) {
    return new TokenRequestDenied(
        reply.status(),
        "Webex had a fault of its own (" + reply.status() + ")." + said,
        reply.looksLikeHtml()
            ? "A web page came instead of JSON: a gateway on the way to Webex answered in its place."
            : "The request may be all right; Webex could not handle it now.",
        "Wait " + RetryAfter.of(reply, now).map(wait -> RetryAfter.inWords(wait) + ", as Webex asks,").orElse("a moment")
            + " and press the button again. If it stays, show the trackingId to Webex support.",
        false);
  }

  private static TokenRequestDenied other(int status, String said) {
    return keepsGrant(
        status,
        "Webex refused (" + status + ")." + said,
        "This status is not one that Webex documents here; something in between may have answered.",
        "Look at the answer below. What was sent is kept, so you can press the button again.");
  }

  private static UnusableResponse redirect(RawResponse reply) {
    return new UnusableResponse(
        "A redirect came back (" + reply.status() + "), and it was not followed.",
        "A token endpoint never redirects; following would carry the code and the secret to another address.",
        "Check webex.base-url: it must be https and the final address.",
        false);
  }

  private static TokenRequestDenied keepsGrant(int status, String what, String why, String whatToDo) {
    return new TokenRequestDenied(status, what, why, whatToDo, false);
  }

  static TokenRequestDenied ends(String what, String why, String whatToDo) {
    return new TokenRequestDenied(400, what, why, whatToDo, true);
  }

  static boolean mentions(ErrorResponse body, String words) {
    return body.inWords().orElse("").toLowerCase(Locale.ROOT).contains(words);
  }
}
