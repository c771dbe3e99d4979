package playground.text;

import static playground.text.Cause.WebexPage.ADMIN_INTEGRATIONS;
import static playground.text.Cause.WebexPage.AUTHORIZATIONS;
import static playground.text.Cause.WebexPage.BASICS;
import static playground.text.Cause.WebexPage.INTEGRATIONS;
import static playground.text.Cause.WebexPage.LOGIN;
import static playground.text.Cause.WebexPage.SCOPES;
import static playground.text.Cause.rfc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import playground.oauth.CallbackFault;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.oauth.OAuthFailure.CallbackRejected;
import playground.oauth.OAuthFailure.NoResponse;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.RequestKind;

/** The probable causes of each failure, the most probable first, each with where it is written. */
final class Causes {

  private final List<Cause> causes = new ArrayList<>();
  private final ServerKind kind;
  private final ServerWords words;

  private Causes(ServerKind kind) {
    this.kind = kind;
    this.words = ServerWords.of(kind);
  }

  /** The causes of a failure; empty when its own words say all there is to say. */
  static List<Cause> of(OAuthFailure failure, ServerKind kind) {
    var found = new Causes(kind);
    if (failure instanceof CallbackRejected rejected) {
      found.ofCallback(rejected.fault());
    } else if (failure instanceof AuthorizationDenied denied) {
      found.ofAuthorization(denied.error().toLowerCase(Locale.ROOT));
    } else if (failure instanceof RequestDenied denied) {
      found.ofRequest(denied);
    } else if (failure instanceof NoResponse) {
      found.ofNoResponse();
    }
    return List.copyOf(found.causes);
  }

  private void add(Cause cause) {
    causes.add(cause);
  }

  /** A cause that only Webex has, or that only Webex's documentation tells of. */
  private void addOfWebex(Cause.WebexPage page, String text, String whatToDo) {
    if (kind != ServerKind.OTHER) {
      causes.add(Cause.webex(page, text, whatToDo));
    }
  }

  private void ofCallback(CallbackFault fault) {
    var between = "Check the network between " + words.server() + " and here.";
    add(switch (fault) {
      case REPEATED_PARAMETER -> rfc(6749, "3.1", "Each parameter may come once.", between);
      case NO_CODE, MALFORMED -> rfc(6749, "4.1.2", "A callback brings a code and the state.", between);
      case NO_ISSUER, FOREIGN_ISSUER -> rfc(9207, "2.4", "The iss of a callback must be that of the server that the"
          + " browser was sent to (mix-up attack).", "Compare webex.issuers with what the server announces.");
      default -> rfc(6749, "10.12", "The state ties a callback to the browser of the request, and works once: else a"
          + " forged callback would be taken for yours (cross-site request forgery).", "Begin and end in one browser.");
    });
  }

  private void ofAuthorization(String error) {
    switch (error) {
      case "access_denied" -> {
        add(rfc(6749, "4.1.2.1", "The person pressed Decline.", "Start again and accept."));
        addOfWebex(ADMIN_INTEGRATIONS, "An administrator lets this integration in for some people only.",
            "Ask the administrator, who finds it in Control Hub under Apps, Integrations.");
      }
      case "invalid_scope" -> {
        addOfWebex(INTEGRATIONS, "A requested scope is not registered with the integration, or is misspelt;"
            + " names are case-sensitive.", "Compare both lists; add it to the registration, or do not ask for it.");
        ofScope();
      }
      case "server_error", "temporarily_unavailable" -> add(rfc(6749, "4.1.2.1",
          words.atStart() + " had a fault of its own.", "Start again; " + words.outage() + "."));
      case "login_required" -> {
        addOfWebex(LOGIN, "The request has prompt=none, and nobody is signed in in this browser.",
            "Leave prompt out, so that Webex may show its sign-in page.");
      }
      case "unauthorized_client" -> add(rfc(6749, "4.1.2.1",
          "The integration is not registered for the authorization code grant.",
          "Look at its kind in " + words.portal()
              + words.choose(": a bot or a service app is no integration.", ".")));
      default -> add(rfc(6749, "4.1.2.1", "A parameter is missing, wrong or there twice.",
          "Look at the request, parameter by parameter."));
    }
  }

  private void ofScope() {
    if (kind == ServerKind.OTHER) {
      add(rfc(6749, "3.3", "The server does not know a requested scope; names are case-sensitive.",
          "Compare them with the server's documentation."));
    }
    addOfWebex(SCOPES, "spark:all is registered, and a single scope is requested, or the other way round.",
        "Ask for the very names that are registered: spark:all stands for nothing but itself here, and covers"
            + " neither meeting nor administration scopes.");
    addOfWebex(SCOPES, "The scope was made up (webex:all is a known invention), or left out.",
        "Choose it from the list of scopes here.");
    addOfWebex(LOGIN, "The list is very long: about 880 characters are reported to be too many.", "Ask for fewer.");
  }

  private void ofRequest(RequestDenied denied) {
    switch (denied.code()) {
      case INVALID_GRANT -> ofGrant(denied.request());
      case INVALID_CLIENT -> ofClient(denied.status());
      case CLIENT_SECRET_MISSING -> ofSecret();
      case CLIENT_UNKNOWN -> ofClientId();
      case NO_SUCH_ENDPOINT -> ofAddress();
      case INVALID_REQUEST -> ofRequest(denied.request());
      case INVALID_SCOPE -> ofScope();
      case RATE_LIMITED -> add(rfc(6585, "4", "Too many requests in too short a time.",
          "Wait as long as Retry-After says; ask less often."));
      case SERVER_ERROR, GATEWAY_ERROR -> add(rfc(9110, "15.6",
          words.atStart() + ", or a gateway before it, had a fault of its own.",
          "Try again in a moment; if it stays, " + words.report() + "."));
      case ACCESS_DENIED, EXPIRED_TOKEN, TOKEN_LIMIT_REACHED, HELPER_REDIRECT_URIS_MISSING, AUTHORIZATION_PENDING,
          SLOW_DOWN, GRANT_NOT_ALLOWED, UNEXPECTED_STATUS -> { } // their own words say it all
    }
  }

  private void ofGrant(RequestKind request) {
    switch (request) {
      case REFRESH -> ofRefresh();
      case DEVICE_POLL -> add(rfc(8628, "3.5", "The device code has expired, was used before, or belongs to another"
          + " integration.", "Start again, and type the code in at once."));
      default -> ofCode();
    }
  }

  private void ofCode() {
    add(rfc(6749, "4.1.2", "The code was used before: the callback page was reloaded, or a first try got through.",
        "Get a new code."));
    add(rfc(6749, "4.1.2", "The code is too old: it lives for minutes.", "Get a new code and exchange it at once."));
    add(rfc(6749, "4.1.3", "redirect_uri is not the very one of the first step.", "Send the same text in both."));
    add(rfc(7636, "4.6", "code_verifier does not belong to the code_challenge.",
        "Keep the verifier with the authorization request."));
    add(rfc(6749, "6", "A refresh token was sent as a code, or a code as a refresh token: they look alike.",
        "Send code with grant_type=authorization_code, refresh_token with grant_type=refresh_token."));
  }

  /** At Webex a gateway responds to an address without a version as if the client's credentials were wrong. */
  private void ofClient(int status) {
    ofSecret();
    ofClientId();
    if (status == 401) {
      ofVersion();
    }
  }

  private void ofSecret() {
    addOfWebex(LOGIN, "The client secret is wrong, was left out, or was made anew since: PKCE does not replace it,"
        + " every Webex integration is confidential.", "Copy it from " + words.portal() + ", or make it anew there.");
    if (kind == ServerKind.OTHER) {
      add(rfc(6749, "2.3.1", "The client secret is wrong, was left out, or was made anew since.",
          "Copy it from " + words.portal() + "."));
    }
  }

  private void ofClientId() {
    add(rfc(6749, "2.2", "The client id is misspelt, or the integration was deleted.",
        "Copy it from " + words.portal() + "."));
    add(rfc(6749, "2.2", words.choose(
            "The client id belongs to another Webex (FedRAMP is one).", "The client id belongs to another server."),
        "Compare webex.base-url with where it was registered."));
  }

  private void ofAddress() {
    ofVersion();
    if (kind == ServerKind.OTHER) {
      add(rfc(6749, "3.2", "The endpoint is at another address.", "Compare it with the server's documentation."));
    }
  }

  private void ofVersion() {
    addOfWebex(INTEGRATIONS, "The address lacks its /v1, so the gateway responds instead of the endpoint.",
        "End webex.base-url in /v1.");
  }

  private void ofRequest(RequestKind request) {
    if (request == RequestKind.DEVICE_AUTHORIZATION) {
      ofClientId();
      ofScope();
      return;
    }
    add(rfc(6749, "5.2", "A parameter is missing, wrong or there twice.",
        "Look at the request, parameter by parameter."));
    if (request == RequestKind.REFRESH) {
      ofSecret();
      ofClientId();
    }
  }

  private void ofRefresh() {
    addOfWebex(INTEGRATIONS, "The refresh token has expired: 90 days without a refresh, fewer for some kinds.",
        "Run the flow again; refresh in time the next time.");
    addOfWebex(AUTHORIZATIONS, "It was revoked: by its owner, by an administrator, by a change of password, or because"
        + " its owner left.", "Ask the person to sign in again.");
    if (kind == ServerKind.OTHER) {
      add(rfc(6749, "5.2", "The refresh token has expired or was revoked.", "Ask the person to sign in again."));
    }
    add(rfc(6749, "6", "It was issued to another integration.", "Refresh with the client id that it came to."));
  }

  private void ofNoResponse() {
    var tryCurl = "Try the curl line below in a terminal of this machine.";
    if (kind == ServerKind.OTHER) {
      add(rfc(9110, "7.3", "This machine, a proxy or a firewall does not let the request through.", tryCurl));
      add(rfc(6749, "3.2", "webex.base-url names a host that does not exist.",
          "Compare it with the server's documentation."));
    }
    addOfWebex(BASICS, "This machine, a proxy or a firewall does not let the request through.", tryCurl);
    addOfWebex(BASICS, "webex.base-url names a host that does not exist, or another region's.",
        "The commercial Webex is https://webexapis.com/v1.");
  }
}
