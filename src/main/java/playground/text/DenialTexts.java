package playground.text;

import static playground.text.Cause.WebexPage.INTEGRATIONS;
import static playground.text.Cause.WebexPage.LOGIN;
import static playground.text.Cause.rfc;

import java.util.List;
import java.util.stream.Stream;
import playground.flow.Circumstances;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.RequestKind;

/** The words for a request that an endpoint refused (RFC 6749 §5.2, RFC 8628 §3.5). */
final class DenialTexts {

  private final RequestDenied denied;
  private final Circumstances known;
  private final ServerWords words;

  private DenialTexts(RequestDenied denied, Circumstances known, ServerWords words) {
    this.denied = denied;
    this.known = known;
    this.words = words;
  }

  static FailureText of(RequestDenied denied, Circumstances known, ServerWords words) {
    var texts = new DenialTexts(denied, known, words);
    var quoted = denied.serverWords().isEmpty() ? "" : " It says: " + denied.serverWords();
    return new FailureText(texts.what() + quoted, texts.causes());
  }

  private String what() {
    return switch (denied.code()) {
      case INVALID_GRANT -> words.atStart() + " rejected the " + grant() + " (" + denied.status() + ").";
      case REDIRECT_URI_REFUSED -> words.atStart() + " rejected the redirect_uri of the exchange (" + denied.status() + ").";
      case INVALID_CLIENT -> words.atStart() + " rejected the client credentials (" + denied.status() + ").";
      case CLIENT_SECRET_MISSING -> words.atStart() + " requires the client secret.";
      case CLIENT_UNKNOWN -> words.atStart() + " doesn't know this client ID.";
      case GRANT_NOT_ALLOWED -> words.atStart() + " doesn't allow this grant to this client (" + denied.status() + ").";
      case INVALID_SCOPE -> words.atStart() + " rejected the requested scopes" + (isDevice() ? " for a device." : ".");
      case HELPER_REDIRECT_URIS_MISSING -> "The integration lacks the redirect URIs that a device grant needs.";
      case ACCESS_DENIED -> "The person who entered the code declined.";
      case EXPIRED_TOKEN -> "The code has expired.";
      case TOKEN_LIMIT_REACHED -> "The person who entered the code has the maximum number of tokens.";
      case AUTHORIZATION_PENDING -> "Nobody has entered the code and consented yet.";
      case SLOW_DOWN -> words.atStart() + " requires longer intervals between polls.";
      case INVALID_REQUEST -> words.atStart() + " rejected the " + request() + " (" + denied.status() + ").";
      case NO_SUCH_ENDPOINT -> "There is no " + endpoint() + " at this address (" + denied.status() + ").";
      case RATE_LIMITED -> words.atStart() + " rate-limited the request (429).";
      case SERVER_ERROR -> words.atStart() + " had an internal error (" + denied.status() + ").";
      case GATEWAY_ERROR -> "A gateway responded instead of " + words.server() + " (" + denied.status() + ").";
      case UNEXPECTED_STATUS -> words.atStart() + " refused with an unexpected status (" + denied.status() + ").";
    };
  }

  private List<Cause> causes() {
    return switch (denied.code()) {
      case INVALID_GRANT -> GrantCauses.of(denied, known, words);
      case REDIRECT_URI_REFUSED -> List.of(rfc(6749, "4.1.3",
          "The Redirect URI was removed from the integration after the authorization request, or a proxy changed it. The"
              + " playground sends the same redirect_uri in both requests.",
          "Compare it with " + words.registration() + ", then get a new code: start again with step 1."));
      case INVALID_CLIENT -> client();
      case CLIENT_SECRET_MISSING -> secretMissing();
      case CLIENT_UNKNOWN -> unknownClient();
      case GRANT_NOT_ALLOWED -> List.of(rfc(6749, "5.2",
          words.choose(
              "The client isn't an integration: bots and service apps can't use this grant.",
              "The client isn't registered for this grant, or the server doesn't have it."),
          "Check the kind of app in " + words.portal() + ", then start again."));
      case INVALID_SCOPE -> scopes();
      case HELPER_REDIRECT_URIS_MISSING -> List.of(Cause.documented(words, LOGIN,
          words.choose(
              "Webex redirects the person who signs in for a device through one of four addresses, by region, and not all"
                  + " of them are registered with the integration.",
              words.atStart() + " says that a redirect URI isn't registered with the integration."),
          words.choose(
              "Copy all four from this page into the integration's Redirect URIs in " + words.portal()
                  + ", save, and start again.",
              "Add it to " + words.registration() + ", and start again.")));
      case ACCESS_DENIED -> FaultCauses.of(known, "consent-denied").orElse(List.of(rfc(8628, "3.5",
          "The person declined on the consent page.", "Start again and accept if that was a mistake.")));
      case EXPIRED_TOKEN -> GrantCauses.ofExpiredDevice(known);
      case TOKEN_LIMIT_REACHED -> List.of(Cause.of(
          "Each sign-in makes new tokens, and " + words.server() + " limits their number per person and integration.",
          "Revoke some of them in the person's account settings, then start again."));
      case AUTHORIZATION_PENDING -> List.of(rfc(8628, "3.5",
          "The code is still valid.", "Wait: this page updates by itself."));
      case SLOW_DOWN -> List.of(rfc(8628, "3.5",
          "The polls came too fast. The playground now waits longer.", "Wait: this page updates by itself."));
      case INVALID_REQUEST -> invalidRequest();
      case NO_SUCH_ENDPOINT -> isRevocation() ? List.of(noRevocation()) : List.of(AddressCauses.wrong(known, words).orElse(Cause.of(
          words.atStart() + ", or a proxy in front of it, doesn't serve this path at the moment. The address is right:"
              + " it worked before.",
          "Wait a moment and " + again() + ".")));
      case RATE_LIMITED -> FaultCauses.of(known, "too-many-requests", "malformed-retry-after").orElse(List.of(rfc(6585, "4",
          "This integration, or your network address, sent too many requests.", waitAsAsked())));
      case SERVER_ERROR -> serverError(words.atStart() + " failed; the request may be correct.", "server-error", "service-unavailable");
      case GATEWAY_ERROR -> serverError(
          words.atStart() + " is unreachable for its gateway, or a proxy is in between: the response is a web page.",
          "bad-gateway-html");
      case UNEXPECTED_STATUS -> FaultCauses.of(known, "locked").orElse(List.of(Cause.of(
          "A server in between sent it: " + words.server() + " doesn't document this status here.",
          "Check the response below, then " + again() + ". Nothing was used up.")));
    };
  }

  /** No other request goes to this address, so none has shown that it is right. */
  private Cause noRevocation() {
    return Cause.of(
        words.choose(
            "Webex doesn't document this address for integrations, so it may have changed.",
            "The server's discovery document names an address that isn't served."),
        "Let the tokens expire. They stay valid until then.");
  }

  private List<Cause> secretMissing() {
    var missing = Cause.documented(words, LOGIN,
        words.choose(
            "No client secret was sent. Every Webex integration is a confidential client: PKCE doesn't replace the"
                + " secret.",
            "No client secret was sent. This is a confidential client: PKCE doesn't replace the secret."),
        "Copy the secret from " + words.portal() + ", enter it and " + again() + ".");
    return List.of(AuthenticationCauses.wrong(known, words)
        .filter(wrong -> !AuthenticationCauses.isInBody(known)).orElse(missing));
  }

  private List<Cause> client() {
    var credentials = AuthenticationCauses.isWithoutSecret(known) ? unknownClient() : List.of(secret());
    return AuthenticationCauses.beside(besideVersion(credentials), known, words);
  }

  private Cause secret() {
    return words.isWebex()
        ? Cause.documented(words, LOGIN,
            "The client secret is wrong, or was regenerated in " + words.portal() + ".",
            "Copy the secret from " + words.portal() + " (or regenerate it there), enter it and " + again() + ".")
        : rfc(6749, "2.3.1",
            "The client secret is wrong, or was regenerated.",
            "Copy the secret from " + words.portal() + ", enter it and " + again() + ".");
  }

  /** Without the version in the address it is Webex's gateway that responds 401. */
  private List<Cause> besideVersion(List<Cause> credentials) {
    var version = Stream.of(AddressCauses.versionMissing(words));
    if (denied.status() == 401 && AddressCauses.isVersionMissing(known, words)) {
      return Stream.concat(version, credentials.stream()).toList();
    }
    return known.address().isPresent() || denied.status() != 401 || !words.isWebex()
        ? credentials
        : Stream.concat(credentials.stream(), version).toList();
  }

  /** Whoever has a code or a device code has signed in with this client id, so it cannot be misspelt. */
  private List<Cause> unknownClient() {
    if (denied.request() == RequestKind.DEVICE_AUTHORIZATION) {
      var copy = "Copy the client ID from " + words.registration() + ", and start again.";
      return words.isSandbox()
          ? List.of(rfc(6749, "2.2", "The client ID is misspelt, or the integration was deleted.", copy))
          : List.of(
              rfc(6749, "2.2", "The client ID is misspelt, or the integration was deleted.", copy), elsewhere());
    }
    var deleted = rfc(6749, "2.2",
        "The integration was deleted after the authorization request, which " + words.server() + " accepted.",
        "Copy the client ID from " + words.portal() + ", and start again with step 1.");
    if (words.isSandbox()) {
      return List.of(deleted);
    }
    return isBaseUrl() ? List.of(deleted, elsewhere()) : List.of(elsewhere(), deleted);
  }

  private Cause elsewhere() {
    return isBaseUrl() || !known.address().isPresent()
        ? Cause.of(
            words.choose(
                "The client ID belongs to another Webex: integrations of the commercial Webex are unknown to Webex for"
                    + " Government, and vice versa.",
                "The client ID belongs to another server."),
            "Compare webex.base-url with where the integration is registered.")
        : Cause.of(
            AddressCauses.setting(known) + " points to another server than the one that "
                + (denied.request() == RequestKind.DEVICE_AUTHORIZATION
                    ? "the client is registered with." : "issued the code."),
            "Correct " + AddressCauses.setting(known) + " and restart the playground.");
  }

  private boolean isBaseUrl() {
    return AddressCauses.setting(known).equals("webex.base-url");
  }

  private List<Cause> scopes() {
    var openId = known.scopes().map(facts -> facts.openId()).orElse(List.of());
    return isDevice() && !openId.isEmpty() && words.isWebex()
        ? List.of(Cause.documented(words, LOGIN,
            String.join(", ", openId) + (openId.size() == 1 ? " belongs" : " belong") + " to OpenID Connect, which the"
                + " device grant doesn't support.",
            "Remove " + String.join(", ", openId) + " and start again."))
        : ScopeCauses.of(known, words);
  }

  private List<Cause> invalidRequest() {
    return switch (denied.request()) {
      case DEVICE_AUTHORIZATION -> List.of(
          Cause.documented(words, INTEGRATIONS,
              "The client ID, a scope or a redirect URI differs from the integration's registration.",
              "Compare all three with " + words.registration() + ", and start again."));
      case REFRESH -> List.of(
          rfc(6749, "5.2",
              "A parameter is wrong: the client ID or the secret may have changed since the tokens were issued.",
              "Compare both with " + words.portal() + ". The tokens stay valid."));
      case REVOCATION -> List.of(rfc(7009, "2.2.1",
          "The server doesn't revoke this type of token, or requires another parameter.",
          "Revoke the other token, or let this one expire."));
      default -> List.of(rfc(6749, "5.2",
          "A parameter is missing, is repeated, or has a value that isn't allowed.",
          "Check each parameter of the request below, then " + again() + "."));
    };
  }

  private List<Cause> serverError(String why, String... faults) {
    var wait = denied.retryAfter()
        .map(time -> Durations.ofWait(time) + ", as " + words.server() + " requests,").orElse("a moment");
    return FaultCauses.of(known, faults).orElse(List.of(rfc(9110, "15.6", why,
        "Wait " + wait + " and " + again() + ". If it happens again, " + words.report() + ".")));
  }

  private String waitAsAsked() {
    return denied.retryAfter()
        .map(wait -> "Wait " + Durations.ofWait(wait) + ", as " + words.server() + " requests, and " + again() + ".")
        .orElse("Wait a minute and " + again() + ": " + words.server() + " doesn't say how long.");
  }

  private boolean isDevice() {
    return denied.request() == RequestKind.DEVICE_AUTHORIZATION || denied.request() == RequestKind.DEVICE_POLL;
  }

  private boolean isRevocation() {
    return denied.request() == RequestKind.REVOCATION;
  }

  private String grant() {
    return switch (denied.request()) {
      case REFRESH -> "refresh token";
      case DEVICE_POLL -> "device code";
      default -> "authorization code";
    };
  }

  private String request() {
    return switch (denied.request()) {
      case REFRESH -> "refresh";
      case DEVICE_AUTHORIZATION -> "request for a device code";
      case DEVICE_POLL -> "poll";
      case REVOCATION -> "revocation";
      default -> "exchange";
    };
  }

  private String endpoint() {
    return isDevice() ? "device endpoint" : isRevocation() ? "revocation endpoint" : "token endpoint";
  }

  private String again() {
    return isDevice() ? "start again" : "press the button again";
  }
}
