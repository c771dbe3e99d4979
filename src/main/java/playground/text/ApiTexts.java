package playground.text;

import playground.flow.ApiFailure;
import playground.flow.ApiFailure.Forbidden;
import playground.flow.ApiFailure.PastedTokenForbidden;
import playground.flow.ApiFailure.PastedTokenRejected;
import playground.flow.ApiFailure.RateLimited;
import playground.flow.ApiFailure.ScopeMissing;
import playground.flow.ApiFailure.ServerError;
import playground.flow.ApiFailure.TokenRejected;
import playground.flow.ApiFailure.UnknownCall;
import playground.webex.api.ApiClient;
import playground.webex.api.ApiPath;
import playground.webex.api.ApiRequestFault;

/** The words for a call of the API that failed, or that is not sent. */
final class ApiTexts {

  private ApiTexts() {}

  /** All but {@link ApiFailure.NoUsableResponse}, whose words are those of its cause. */
  static FailureText of(ApiFailure failure, ServerWords words) {
    if (failure instanceof TokenRejected) {
      return new FailureText(
          words.atStart() + " does not take this token (401).",
          "It has not expired by our clock, so it was probably revoked: by its owner, by an administrator, or by a"
              + " change of password. Or it belongs to another "
              + words.choose("Webex than this base URL.", "server than this base URL."),
          "Try a refresh. If that is refused too, start again with the first step.");
    }
    if (failure instanceof ScopeMissing missing) {
      return scopeMissing(missing, words);
    }
    if (failure instanceof Forbidden forbidden) {
      return forbidden(forbidden, words);
    }
    if (failure instanceof RateLimited limited) {
      return rateLimited(limited, words);
    }
    if (failure instanceof UnknownCall unknown) {
      return unknownCall(unknown.status(), words);
    }
    if (failure instanceof PastedTokenForbidden forbidden) {
      return pastedForbidden(forbidden, words);
    }
    return failure instanceof PastedTokenRejected ? pastedRejected(words) : unexpected(failure, words);
  }

  private static FailureText unknownCall(int status, ServerWords words) {
    return words.kind() == ServerKind.SANDBOX
        ? new FailureText(
            "The sandbox does not play this call (" + status + ").",
            "It plays the OAuth endpoints and a few API calls: those that are not marked under “Ready calls”.",
            "Choose one of these, or send this call to the real Webex with your own integration.")
        : new FailureText(
            words.atStart() + " knows no such call (" + status + ").",
            "The method, the path or an ID in it is wrong, or the token's owner may not see what it names.",
            words.choose("Compare the path with Webex's API reference.", "Compare the path with the API's documentation."));
  }

  /** Case 14 of the contract's mistakes: a personal token of twelve hours, used as if it were permanent. */
  private static FailureText pastedRejected(ServerWords words) {
    return new FailureText(
        words.atStart() + " rejected the pasted token (401).",
        words.choose(
            "It has expired, was revoked, or belongs to another Webex than this base URL. A personal access token"
                + " expires after 12 hours.",
            "It has expired, was revoked, or belongs to another server than this base URL."),
        "Paste a fresh token. For a program that runs longer than a day, use an integration: its refresh token gets new"
            + " access tokens.");
  }

  private static FailureText pastedForbidden(PastedTokenForbidden forbidden, ServerWords words) {
    return new FailureText(
        words.atStart() + " refused this call (403).",
        forbidden.scope().isEmpty()
            ? "The token lacks the scope that this call needs, or its owner lacks a role or license."
            : "The token lacks " + forbidden.scope() + ", or its owner lacks a role or license that the call needs.",
        "Paste a token that has the scope, or run the flow and request it.");
  }

  private static FailureText scopeMissing(ScopeMissing missing, ServerWords words) {
    return new FailureText(
        words.atStart() + " refuses this call (403): the token lacks " + missing.scope() + ".",
        "It was " + (missing.isGranted() ? "granted " : "requested with ") + missing.held() + ", and this call wants "
            + missing.scope() + ".",
        "Ask for " + missing.scope() + " too: a token is never widened, so the flow has to be run again.");
  }

  private static FailureText forbidden(Forbidden forbidden, ServerWords words) {
    var although = ", although " + forbidden.scope() + (forbidden.isGranted() ? " was granted" : " was requested");
    return new FailureText(
        words.atStart() + " refuses this call (403)" + (forbidden.scope().isEmpty() ? "" : although) + ".",
        words.choose("Webex has one text for several causes: the person", "The person")
            + " may lack a role or a licence that the call wants.",
        "Sign in as another person, or ask your administrator.");
  }

  private static FailureText rateLimited(RateLimited limited, ServerWords words) {
    return new FailureText(
        words.atStart() + " asks for fewer requests (429).",
        "This integration, or everybody behind this address, has sent too many requests.",
        limited.retryAfter()
            .map(wait -> "Wait " + FailureTexts.inWords(wait) + ", as " + words.server() + " asks, and check again.")
            .orElse("Wait a minute and check again."));
  }

  private static FailureText unexpected(ApiFailure failure, ServerWords words) {
    var wrongUrl = words.choose("The base URL may be wrong: it must end in /v1.", "The base URL may be wrong.");
    var lookAt = "Look at the response, then check again. The token stays valid.";
    return failure instanceof ServerError error
        ? new FailureText(
            "The response to this call has status " + error.status() + ".",
            words.atStart() + " had a fault of its own.",
            lookAt)
        : new FailureText(
            "The response to this call has status " + ((ApiFailure.UnexpectedStatus) failure).status() + ".",
            wrongUrl,
            lookAt);
  }

  static String of(ApiRequestFault fault) {
    return switch (fault) {
      case METHOD_UNKNOWN -> "The method is none of those in the list.";
      case NOT_A_PATH ->
          "Type the path alone, such as /rooms: no scheme, no host, no double slash, no backslash, no #.";
      case ILLEGAL_CHARACTER -> "The path holds a character that it must not have; encode it (RFC 3986 §3.3).";
      case DOT_SEGMENT -> "Dot segments lead out of the base URL; type the path that is meant.";
      case ILLEGAL_ENCODING ->
          "An encoded slash, dot, backslash, percent sign or control character has no place in a path.";
      case BAD_PERCENT_SIGN -> "A percent sign is followed by two hexadecimal digits.";
      case CONTROL_CHARACTER -> "A query has no control characters.";
      case TOO_LONG -> "The address is longer than " + ApiPath.MAX_LENGTH + " characters.";
      case BODY_FORBIDDEN -> "A GET has no body.";
      case BODY_NOT_JSON -> "The body is not JSON; nothing was sent.";
      case BODY_TOO_LONG -> "The body is longer than " + ApiClient.MAX_BODY_LENGTH / 1024 + " KiB.";
      case TOKEN_MALFORMED ->
          "This is not an access token: it is empty, too long, or contains a character that no token has (RFC 6750 §2.1).";
    };
  }
}
