package playground.text;

import static playground.text.Cause.WebexPage.AUTHORIZATIONS;
import static playground.text.Cause.WebexPage.BASICS;
import static playground.text.Cause.WebexPage.SCOPES;
import static playground.text.Cause.rfc;

import java.util.List;
import playground.flow.ApiFailure;
import playground.flow.ApiFailure.Forbidden;
import playground.flow.ApiFailure.PastedTokenForbidden;
import playground.flow.ApiFailure.PastedTokenRejected;
import playground.flow.ApiFailure.RateLimited;
import playground.flow.ApiFailure.ScopeMissing;
import playground.flow.ApiFailure.ServerError;
import playground.flow.ApiFailure.TokenRejected;
import playground.flow.ApiFailure.UnexpectedStatus;
import playground.flow.ApiFailure.UnknownCall;
import playground.flow.Circumstances;
import playground.flow.Circumstances.SentToken;
import playground.webex.api.ApiClient;
import playground.webex.api.ApiPath;
import playground.webex.api.ApiRequestFault;

/** The words for a call of the API that failed, or that is not sent. */
final class ApiTexts {

  private static final String ALL = "spark:all";

  private final Circumstances known;
  private final ServerWords words;

  private ApiTexts(Circumstances known, ServerWords words) {
    this.known = known;
    this.words = words;
  }

  /** All but {@link ApiFailure.NoUsableResponse}, whose words are those of its cause. */
  static FailureText of(ApiFailure failure, Circumstances known, ServerWords words) {
    return new ApiTexts(known, words).text(failure);
  }

  private FailureText text(ApiFailure failure) {
    if (failure instanceof TokenRejected) {
      return new FailureText(words.atStart() + " rejected the token (401).", causesOfRejection());
    }
    if (failure instanceof ScopeMissing missing) {
      return scopeMissing(missing);
    }
    if (failure instanceof Forbidden forbidden) {
      return new FailureText(words.atStart() + " denied the call (403).", List.of(causeOfDenial(forbidden)));
    }
    if (failure instanceof RateLimited limited) {
      return new FailureText(words.atStart() + " rate-limited the call (429).", causesOfLimit(limited));
    }
    if (failure instanceof UnknownCall unknown) {
      return unknownCall(unknown.status());
    }
    if (failure instanceof PastedTokenRejected) {
      return new FailureText(words.atStart() + " rejected the pasted token (401).", causesOfPastedRejection());
    }
    if (failure instanceof PastedTokenForbidden forbidden) {
      return pastedForbidden(forbidden);
    }
    return failure instanceof ServerError error ? serverError(error) : unexpected((UnexpectedStatus) failure);
  }

  private FailureText unknownCall(int status) {
    if (words.isSandbox()) {
      return known.sandbox().filter(Circumstances.SandboxFacts::isPlayed).isPresent()
          ? new FailureText(
              "The sandbox found nothing with this ID or e-mail address (" + status + ").",
              "The path, the query or the body names a person, room or message that isn't there, or a room that you aren't in.",
              "Take IDs and addresses from a list, such as GET /rooms or GET /memberships. The sandbox's log says which one it"
                  + " didn't find.")
          : new FailureText(
              "The sandbox doesn't play this call (" + status + ").",
              "It plays the OAuth endpoints and the first API calls after them: its start page lists them all.",
              "Choose one of these, or send this call to the real Webex with your own integration.");
    }
    return new FailureText(words.atStart() + " doesn't know this call (" + status + ").",
            AddressCauses.list(AddressCauses.wrong(known, words), Cause.documented(words, BASICS,
                "The method, the path or an ID in it is wrong, or you have no access to the resource.",
                words.choose("Compare the path with Webex's API reference.",
                    "Compare the path with the API's documentation."))));
  }

  /** Case 14 of the contract's mistakes: a personal token of twelve hours, used as if it were permanent. */
  private List<Cause> causesOfPastedRejection() {
    return FaultCauses.of(known, "access-token-expired").orElse(List.of(Cause.documented(words, AUTHORIZATIONS,
        words.choose(
            "The token has expired, was revoked, or belongs to another Webex than this base URL. A personal access token"
                + " expires after 12 hours.",
            "The token has expired, was revoked, or belongs to another server than this base URL."),
        "Paste a new token. For a program that runs longer than a day, use an integration: its refresh token gets new"
            + " access tokens.")));
  }

  private FailureText pastedForbidden(PastedTokenForbidden forbidden) {
    return new FailureText(
        words.atStart() + " denied the call (403).",
        forbidden.scope().isEmpty()
            ? "The token lacks the scope that this call needs, or its owner lacks a role or license."
            : "The token lacks " + forbidden.scope() + ", or its owner lacks a role or license that the call needs.",
        "Paste a token that has the scope, or run the flow and request it.");
  }

  private List<Cause> causesOfRejection() {
    return FaultCauses.of(known, "access-token-expired")
        .orElseGet(() -> known.token().map(this::causesByLife).orElseGet(() -> List.of(expired(""), revoked())));
  }

  private List<Cause> causesByLife(SentToken token) {
    var lived = token.lifetime().map(life -> " It lived " + Durations.inWords(life) + ", as expires_in said.").orElse("");
    return switch (token.life()) {
      case OVER -> List.of(expired(lived));
      case OVER_BY_MOVED_CLOCK -> List.of(expired(
          " The sandbox's clock was moved " + Durations.inWords(token.clockMoved()) + " forward." + lived));
      case RUNNING -> known.isAddressProven() ? List.of(revoked()) : List.of(revoked(), ofAnother());
      case UNKNOWN -> List.of(expired(""), revoked());
    };
  }

  private Cause expired(String lived) {
    return rfc(6750, "3.1", "The access token has expired." + lived, "Refresh the token, then call again.");
  }

  private Cause revoked() {
    return Cause.documented(words, AUTHORIZATIONS,
        "The token was revoked: by its owner, by an administrator, or by a changed password. It hasn't expired.",
        "Refresh the token. If the refresh fails too, start again with step 1.");
  }

  private Cause ofAnother() {
    return Cause.of(
        words.choose(
            "The token belongs to another Webex than " + AddressCauses.setting(known) + " points to.",
            "The token belongs to another server than " + AddressCauses.setting(known) + " points to."),
        "Compare " + AddressCauses.setting(known) + " with where the integration is registered.");
  }

  private FailureText scopeMissing(ScopeMissing missing) {
    var held = (missing.isGranted() ? "It was granted " : "It was requested with ") + missing.held();
    var why = missing.held().contains(ALL)
        ? "The token lacks " + missing.scope() + ": spark:all covers neither meeting nor administration scopes."
        : "The token lacks " + missing.scope() + ". " + held + ".";
    return new FailureText(
        words.atStart() + " denied the call (403): it needs " + missing.scope() + ".",
        List.of(Cause.documented(words, SCOPES, why,
            "Scopes can't be added to a token. Authorize again with " + missing.held().plus(missing.scope()) + ".")));
  }

  private Cause causeOfDenial(Forbidden forbidden) {
    if (forbidden.scope().isEmpty()) {
      return Cause.documented(words, SCOPES,
          "The token lacks the scope that this call needs, or you lack a role or a license"
              + words.choose(": Webex has one message for all three.", "."),
          "Look up the scope that the call needs, and authorize again with it.");
    }
    var has = "The token's scopes cover " + forbidden.scope() + (forbidden.isGranted() ? "" : ", as far as is known");
    return forbidden.isForAdministrators()
        ? Cause.documented(words, SCOPES,
            has + ", but only administrators can use it. Others can consent to it, and their calls are denied.",
            "Sign in as an administrator of the organization.")
        : Cause.documented(words, SCOPES,
            has + ", so you probably lack a role or a license that the call needs.",
            "Sign in with another account, or ask your administrator for the role or license.");
  }

  private List<Cause> causesOfLimit(RateLimited limited) {
    return FaultCauses.of(known, "too-many-requests", "malformed-retry-after").orElse(List.of(rfc(6585, "4",
        "This integration, or your network address, sent too many requests.",
        limited.retryAfter()
            .map(wait -> "Wait " + Durations.ofWait(wait) + ", as " + words.server() + " requests, and call again.")
            .orElse("Wait a minute and call again."))));
  }

  private FailureText serverError(ServerError error) {
    return new FailureText(
        words.atStart() + " had an internal error (" + error.status() + ").",
        FaultCauses.of(known, "server-error", "bad-gateway-html", "service-unavailable").orElse(List.of(rfc(9110, "15.6",
            words.atStart() + " failed; the call may be correct.",
            "Wait a moment and call again. The token stays valid. If it happens again, " + words.report() + "."))));
  }

  private FailureText unexpected(UnexpectedStatus failure) {
    var call = Cause.documented(words, BASICS, causeOfStatus(failure.status()),
        "Check the response below and correct the call. The token stays valid.");
    return new FailureText("The response has status " + failure.status() + ".",
        FaultCauses.of(known, faultsOf(failure.status())).orElse(AddressCauses.list(
            AddressCauses.wrong(known, words).filter(wrong -> failure.status() / 100 == 3), call)));
  }

  /** The faults of the sandbox that make such a status, in this very call. */
  private String[] faultsOf(int status) {
    var hasMaxNull = known.address().filter(address -> ("" + address.uri().getQuery()).contains("max=null")).isPresent();
    return status == 423 ? new String[] {"locked"}
        : status == 400 && hasMaxNull ? new String[] {"next-link-with-max-null"}
        : new String[0];
  }

  private static String causeOfStatus(int status) {
    return switch (status) {
      case 400 -> "A parameter or the body of the call is missing or invalid.";
      case 409 -> "The call conflicts with the current state of the resource.";
      case 410 -> "The resource was deleted.";
      case 415 -> "The body has a media type that the call doesn't support.";
      case 423 -> "The resource is locked for the moment.";
      default -> "The call was not carried out; this status is unusual for it.";
    };
  }

  static String of(ApiRequestFault fault) {
    return switch (fault) {
      case METHOD_UNKNOWN -> "Choose a method from the list.";
      case NOT_A_PATH ->
          "Enter the path alone, such as /rooms: no scheme, no host, no double slash, no backslash, no #.";
      case ILLEGAL_CHARACTER -> "The path contains a character that must be percent-encoded (RFC 3986 §3.3).";
      case DOT_SEGMENT -> "The path contains a dot segment, which leads out of the base URL. Enter the final path.";
      case ILLEGAL_ENCODING ->
          "The path contains an encoded slash, dot, backslash, percent sign or control character.";
      case BAD_PERCENT_SIGN -> "A percent sign must be followed by two hexadecimal digits.";
      case CONTROL_CHARACTER -> "The query contains a control character.";
      case TOO_LONG -> "The address is longer than " + ApiPath.MAX_LENGTH + " characters.";
      case BODY_FORBIDDEN -> "A GET request has no body.";
      case BODY_NOT_JSON -> "The body isn't JSON. Nothing was sent.";
      case BODY_TOO_LONG -> "The body is longer than " + ApiClient.MAX_BODY_LENGTH / 1024 + " KiB.";
      case TOKEN_MALFORMED ->
          "This is not an access token: it is empty, too long, or contains a character that no token has (RFC 6750 §2.1).";
    };
  }
}
