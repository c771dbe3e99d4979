package playground.web.diagnosis;

import static playground.web.diagnosis.Cause.rfc;
import static playground.web.diagnosis.Cause.webex;

import java.util.List;
import java.util.Map;
import playground.oauth.CallbackFault;
import playground.oauth.OAuthFailure;

/** The probable causes of each refusal, the most probable first, each with where it is written. */
public final class Causes {

  private static final String INTEGRATIONS = "docs/integrations";
  private static final String LOGIN = "create/docs/login-with-webex";
  private static final String SCOPES = "docs/integration-scopes";

  private static final Map<String, List<Cause>> OF_AN_AUTHORIZATION_ERROR = Map.of(
      "access_denied", List.of(
          rfc(6749, "4.1.2.1", "Somebody pressed Decline.", "Start again and accept."),
          webex("admin/docs/integrations", "An administrator lets this integration in for some people only.",
              "Ask the administrator, who finds it in Control Hub under Apps, Integrations.")),
      "invalid_scope", List.of(
          webex(INTEGRATIONS, "A scope is asked for that is not registered with the integration, or is misspelt; names"
              + " are case-sensitive.", "Compare both lists; add it to the registration, or do not ask for it."),
          webex(SCOPES, "spark:all is registered, and a single scope is asked for, or the other way round.",
              "Ask for the very names that are registered: spark:all stands for nothing but itself here, and covers"
                  + " neither meeting nor administration scopes."),
          webex(SCOPES, "The scope was made up (webex:all is a known invention), or left out.",
              "Choose it from the list of scopes here."),
          webex(LOGIN, "The list is very long: about 880 characters are reported to be too many.", "Ask for fewer.")),
      "server_error", List.of(
          rfc(6749, "4.1.2.1", "Webex had a fault of its own.", "Start again; look at status.webex.com.")),
      "login_required", List.of(
          webex(LOGIN, "prompt=none was asked for, and nobody is signed in in this browser.",
              "Leave prompt out, so that Webex may show its sign-in page.")),
      "unauthorized_client", List.of(
          rfc(6749, "4.1.2.1", "The integration is not registered for the authorization code grant.",
              "Look at its kind in the developer portal: a bot or a service app is no integration.")));

  private static final List<Cause> OF_AN_UNKNOWN_ERROR = List.of(
      rfc(6749, "4.1.2.1", "A parameter is missing, wrong or there twice.", "Look at the request, parameter by parameter."));

  private static final List<Cause> OF_A_CODE = List.of(
      rfc(6749, "4.1.2", "The code was used before: the callback page was reloaded, or a first try got through.",
          "Get a new code."),
      rfc(6749, "4.1.2", "The code is too old: it lives for minutes.", "Get a new code and exchange it at once."),
      rfc(6749, "4.1.3", "redirect_uri is not the very one of the first step.", "Send the same text in both."),
      rfc(7636, "4.6", "code_verifier does not belong to the code_challenge.", "Keep the verifier with the attempt."),
      rfc(6749, "6", "A refresh token was sent as a code, or a code as a refresh token: they look alike.",
          "Send code with grant_type=authorization_code, refresh_token with grant_type=refresh_token."));

  private static final List<Cause> OF_THE_CLIENT = List.of(
      webex(LOGIN, "The client secret is wrong, was left out, or was made anew since: PKCE does not replace it, every"
          + " Webex integration is confidential.", "Copy it from the developer portal, or make it anew there."),
      rfc(6749, "2.3.1", "The client id belongs to another integration, or to another Webex (FedRAMP is one).",
          "Compare it with the developer portal's, and webex.base-url with where it was registered."),
      webex(INTEGRATIONS, "The address lacks its /v1, and the gateway answers in the token endpoint's place.",
          "End webex.base-url in /v1."));

  private static final List<Cause> OF_A_REFRESH = List.of(
      webex(INTEGRATIONS, "The refresh token has expired: 90 days without a refresh, fewer for some kinds.",
          "BrowserFlow the flow again; refresh in time the next time."),
      webex("docs/api/v1/authorizations", "It was revoked: by its owner, by an administrator, by a change of password,"
          + " or because its owner left.", "Ask the person to sign in again."),
      rfc(6749, "6", "It was issued to another integration.", "Refresh with the client id that it came to."));

  private static final List<Cause> OF_TOO_MANY = List.of(
      rfc(6585, "4", "Too many requests in too short a time.", "Wait as long as Retry-After says; ask less often."));

  private static final List<Cause> OF_A_FAULT = List.of(
      rfc(9110, "15.6", "Webex, or a gateway before it, had a fault of its own.",
          "Try again in a moment; show the trackingId to Webex support if it stays."));

  private static final List<Cause> OF_NO_ANSWER = List.of(
      webex("docs/api/basics", "This machine, a proxy or a firewall does not let the request through.",
          "Try the curl line below in a terminal of this machine."),
      webex("docs/api/basics", "webex.base-url names a host that does not exist, or another region's.",
          "The commercial Webex is https://webexapis.com/v1."));

  private Causes() {}

  /** The causes of a failure; empty when it says all there is to say. */
  public static List<Cause> of(OAuthFailure failure) {
    if (failure instanceof OAuthFailure.AuthorizationDenied refused) {
      return OF_AN_AUTHORIZATION_ERROR.getOrDefault(refused.error(), OF_AN_UNKNOWN_ERROR);
    }
    if (failure instanceof OAuthFailure.CallbackRejected refused) {
      return List.of(ofCallback(refused.fault()));
    }
    if (failure instanceof OAuthFailure.TokenRequestDenied refused) {
      return ofToken(refused);
    }
    return failure instanceof OAuthFailure.NoResponse ? OF_NO_ANSWER : List.of();
  }

  private static List<Cause> ofToken(OAuthFailure.TokenRequestDenied refused) {
    if (refused.status() == 429) {
      return OF_TOO_MANY;
    }
    if (refused.status() >= 500) {
      return OF_A_FAULT;
    }
    if (!refused.endsTheGrant()) {
      return OF_THE_CLIENT;
    }
    return refused.what().contains("refresh token") ? OF_A_REFRESH : OF_A_CODE;
  }

  private static Cause ofCallback(CallbackFault fault) {
    return switch (fault) {
      case REPEATED_PARAMETER ->
          rfc(6749, "3.1", "Each parameter may come once.", "Look at what stands between Webex and here.");
      case NO_CODE, MALFORMED ->
          rfc(6749, "4.1.2", "A callback brings a code and the state.", "Look at what stands between Webex and here.");
      default -> rfc(6749, "10.12", "The state ties a callback to the browser that asked, and serves once: otherwise a"
          + " forged callback would be taken for yours (cross-site request forgery).", "Begin and end in one browser.");
    };
  }
}
