package playground.browser;

import java.util.List;
import java.util.stream.Stream;
import playground.sandbox.fault.FaultType;

/**
 * One page in one state.
 *
 * @param name of the state
 * @param reach how a visitor gets there from the stop before
 */
record Stop(String name, Reach reach) {

  /** What a visitor does. */
  interface Reach {
    void by(Visitor visitor);
  }

  private static Stop stop(String name, Reach reach) {
    return new Stop(name, reach);
  }

  /** The tutorial in all its states, in the order of one visit. A state of a page is described in this file and nowhere else. */
  static List<Stop> tutorial() {
    return Stream.of(flow(), refusals(), failures()).flatMap(List::stream).toList();
  }

  /** Every other page of both sites in all its states, in the order of one visit. */
  static List<Stop> besideTheTutorial() {
    return Stream.of(beforeTheFlow(), identity(), tools(), device(), portal(), sandbox()).flatMap(List::stream).toList();
  }

  /** What pages look like at a server that is not Webex and offers as little as a server can. */
  static List<Stop> elsewhere() {
    return List.of(
        stop("step 1 elsewhere", v -> v.open("/")),
        stop("device grant, not offered", v -> v.open("/device")),
        stop("API console without ready calls", v -> v.open("/console")),
        stop("API console with a pasted token elsewhere", v -> v.fill("pastedToken", "p4sted").press("#useToken")),
        stop("scopes of OpenID Connect", v -> v.open("/scopes")),
        stop("code samples without a call", v -> v.open("/samples")),
        stop("no revocation and no sign-out", v -> v.open("/sign-out")),
        stop("signed out elsewhere", v -> v.press("#signOut")),
        stop("troubleshooting elsewhere", v -> v.open("/troubleshooting")));
  }

  private static List<Stop> beforeTheFlow() {
    return List.of(
        stop("HTTP log, empty", v -> v.open("/http-log")),
        stop("API console without a token", v -> v.open("/console")),
        stop("API console with something that is no token", v -> v.fill("pastedToken", "two words").press("#useToken")),
        stop("scopes", v -> v.open("/scopes")),
        stop("scopes, filtered", v -> v.open("/scopes?q=room")),
        stop("scopes, nothing found", v -> v.open("/scopes?q=nonsense")),
        stop("code samples", v -> v.open("/samples")),
        stop("sign out without a session", v -> v.open("/sign-out")),
        stop("troubleshooting", v -> v.open("/troubleshooting")));
  }

  /** The tutorial. */
  private static List<Stop> flow() {
    return List.of(
        stop("step 1", v -> v.open("/")),
        stop("the menu of pages", v -> v.open("/").openMenu("header nav details.menu")),
        stop("the menu that clears the session", v -> v.open("/").openMenu("#clearSession")),
        stop("sign in", v -> v.open("/").press("#requestCode")),
        stop("consent", v -> v.press("button[name=person]")),
        stop("the code", v -> v.press("#accept")),
        stop("the tokens", v -> v.press("#requestToken")),
        stop("refreshed", v -> v.press("#refreshToken")),
        stop("checked: 200 and 403", v -> v.press("#check")),
        stop("consent with a wider scope", v -> v.press("#askForMore")),
        stop("checked: 200 and 200", v -> v.press("#accept", "#requestToken", "#check")),
        stop("step 1, left and not come back", v -> v.open("/").press("#requestCode").open("/")),
        stop("two Redirect URIs compared", v -> v.open("/troubleshooting").fill("registered", "http://localhost/cb").press("#compare")),
        stop("step 1 from a link", v -> v.open("/?scope=spark:people_read&redirect_uri=http://localhost:9/callback")),
        stop("a flow that was forgotten", v -> v.open("/?flow=99")));
  }

  /** What goes wrong before there is a code. */
  private static List<Stop> refusals() {
    return List.of(
        stop("step 1 with a faulty scope", v -> v.open("/").fill("oauthScopes", "spark:röoms").press("#requestCode")),
        stop("step 1 with two faults",
            v -> v.open("/").fill("clientId", "").fill("oauthScopes", "spark:röoms").press("#requestCode")),
        stop("step 1 with a probable mistake",
            v -> v.open("/").fill("oauthScopes", "spark:messages_read").press("#requestCode")),
        stop("settings saved", v -> v.open("/").fill("clientId", "mine").press("#saveSettings")),
        stop("settings that would be replaced", v -> v.open("/").fill("clientId", "another").press("#saveSettings")),
        stop("settings that are not saved", v -> v.open("/").fill("clientId", v.clientId()).press("#saveSettings")),
        stop("declined", v -> v.open("/").fill("oauthScopes", "spark:rooms_read").press("#requestCode", "#decline")),
        stop("a callback without parameters", v -> v.open("/callback")),
        stop("a callback with an unknown state", v -> v.open("/callback?code=c&state=s")),
        stop("a refusal with an unknown state", v -> v.open("/callback?error=access_denied&state=s")),
        stop("no such page", v -> v.open("/nothing")),
        stop("a method that is not allowed", v -> v.open("/token")),
        stop("a request that cannot be read", v -> v.open("/?flow=%zz")));
  }

  /** What goes wrong after that. */
  private static List<Stop> failures() {
    return List.of(
        stop("a wrong client secret", v -> v.open("/").fill("clientSecret", "wrong").toCode().press("#requestToken")),
        stop("an expired code", v -> v.fault(FaultType.CODE_EXPIRED).open("/").toCode().press("#requestToken")),
        stop("no JSON from the token endpoint",
            v -> v.fault(FaultType.BAD_GATEWAY_HTML, "/v1/access_token").open("/").toCode().press("#requestToken")),
        stop("an expired access token", v -> v.faultless().open("/").toTokens().fault(FaultType.ACCESS_TOKEN_EXPIRED).press("#check")),
        stop("too many requests", v -> v.fault(FaultType.TOO_MANY_REQUESTS).press("#check")),
        stop("a fault of the server", v -> v.fault(FaultType.SERVER_ERROR).press("#check")),
        stop("an expired refresh token", v -> v.fault(FaultType.REFRESH_TOKEN_EXPIRED).press("#refreshToken")));
  }

  private static List<Stop> identity() {
    return List.of(
        stop("an ID token, not verified",
            v -> v.faultless().open("/").fill("oauthScopes", "openid email profile spark:rooms_read").toTokens()),
        stop("an ID token, verified", v -> v.press("#checkLogin")),
        stop("an ID token with another nonce",
            v -> v.fault(FaultType.WRONG_NONCE).open("/").toTokens().press("#checkLogin").faultless()));
  }

  private static List<Stop> tools() {
    return List.of(
        stop("HTTP log", v -> v.open("/http-log")),
        stop("HTTP log with the tokens", v -> v.press("#reveal")),
        stop("API console", v -> v.open("/console")),
        stop("API console: 200", v -> v.press("#send")),
        stop("API console: 403", v -> v.open("/console?ready=1").press("#send")),
        stop("API console: 404", v -> v.open("/console").fill("path", "/teams").press("#send")),
        stop("API console: to be confirmed", v -> v.open("/console?ready=6").press("#send")),
        stop("API console: confirmed", v -> v.press("#confirm")),
        stop("API console: not sent", v -> v.open("/console").fill("path", "/../healthz").press("#send")),
        stop("API console with a pasted token", v -> v.open("/console").fill("pastedToken", v.token()).press("#useToken")),
        stop("API console with a pasted token: 403", v -> v.open("/console?ready=1").press("#send")),
        stop("API console with an invalid token", v -> v.open("/console").fill("pastedToken", "n0pe").press("#useToken")),
        stop("API console: 401", v -> v.open("/console?ready=0").press("#send").press("#removeToken")),
        stop("scopes with a token", v -> v.open("/scopes")),
        stop("sign out", v -> v.open("/sign-out")),
        stop("a revoked token", v -> v.press("#revokeAccess")),
        stop("a revoked token in the check", v -> v.open("/").press("#check")),
        stop("signed out", v -> v.open("/sign-out/done")));
  }

  private static List<Stop> device() {
    return List.of(
        stop("device grant", v -> v.registerDeviceHelpers().open("/device")),
        stop("device grant, waiting", v -> v.fill("oauthScopes", "spark:rooms_read").press("#startDevice")),
        stop("device grant, cancelled", v -> v.press("#cancelDevice")),
        stop("the sandbox's page for a device's code", v -> v.open("/device").press("#startDevice").noteUserCode().sandbox("/verify")),
        stop("a device's code that nobody knows", v -> v.fill("code", "000000").press("#next")),
        stop("consent for a device", v -> v.fillUserCode().press("#next")),
        stop("a device declined", v -> v.press("#decline")),
        stop("device grant, declined", v -> v.pollDevices().open("/device")),
        stop("a device accepted", v -> v.press("#startDevice").noteUserCode().sandbox("/verify").fillUserCode().press("#next", "#accept")),
        stop("device grant, granted", v -> v.pollDevices().open("/device")),
        stop("the tokens of a device", v -> v.open("/")),
        stop("device grant with a client that is unknown",
            v -> v.open("/device").fill("clientId", "nobody").press("#startDevice")));
  }

  private static List<Stop> portal() {
    return List.of(
        stop("the sandbox's apps", v -> v.sandbox("/my-apps")),
        stop("a new app", v -> v.sandbox("/my-apps/new")),
        stop("a new app with faults", v -> v.press("#save")),
        stop("an app with its secret", v -> v.fill("name", "My app").fill("redirectUris", "http://localhost:9/cb").choose("spark:rooms_read").press("#save")),
        stop("an app, changed", v -> v.fill("description", "Counts rooms").press("#save")),
        stop("an app with a new secret", v -> v.press("#secret")),
        stop("the apps after one was deleted", v -> v.unfold().press("#delete")));
  }

  private static List<Stop> sandbox() {
    return List.of(
        stop("the sandbox", v -> v.sandbox("/")),
        stop("the sandbox's faults", v -> v.sandbox("/faults")),
        stop("the sandbox's faults, two active", v -> v.fault(FaultType.SERVER_ERROR, FaultType.WRONG_NONCE).sandbox("/faults")),
        stop("the sandbox's clock moved", v -> v.faultless().press("#on-clock")),
        stop("a moved clock in the sandbox beside", v -> v.open("/")),
        stop("the sandbox's clock at the real time", v -> v.sandbox("/faults").press("#off-clock").fault(FaultType.SERVER_ERROR)),
        stop("the sandbox's faults, read-only", v -> v.throughAProxy().sandbox("/faults")),
        stop("a control refused", v -> v.withoutAProxy().sandbox("/faults").throughAProxy().press("#reset").withoutAProxy()),
        stop("the sandbox's log", v -> v.faultless().sandbox("/log")),
        stop("the sandbox's error responses", v -> v.sandbox("/answers")),
        stop("authorizations", v -> v.sandbox("/my-authorizations")),
        stop("authorizations, signed out", v -> v.press("#signOut")),
        stop("an unknown client", v -> v.sandbox("/v1/authorize?client_id=nobody")),
        stop("a redirect URI that is not registered", v -> v.sandbox("/v1/authorize?response_type=code&client_id=" + v.clientId() + "&redirect_uri=http://localhost:9/")),
        stop("blocked by an administrator", v -> v.fault(FaultType.ADMIN_BLOCKED).open("/").press("#requestCode").faultless()),
        stop("signed out at the sandbox", v -> v.sandbox("/idb/oauth2/v1/logout")),
        stop("no such page at the sandbox", v -> v.sandbox("/nothing")),
        stop("the playground's own app", v -> v.sandbox("/my-apps").press("main h2 a")),
        stop("the playground's own app with a new secret", v -> v.press("#secret")),
        stop("the playground's own app deleted", v -> v.press("#delete")),
        stop("step 1 without the playground's own app", v -> v.open("/")),
        stop("the playground's own app registered again", v -> v.sandbox("/my-apps").press("#registerAgain")));
  }
}
