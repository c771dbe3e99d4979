package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.AnotherServer.assertSilentOfWebex;
import static playground.testing.FakeWebex.html;
import static playground.testing.FakeWebex.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.testing.AnotherServer;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;

/**
 * At a server that is not Webex, no page in any state speaks of Webex or leads there. The steps that can be removed have
 * their own such tests beside them.
 */
class WordsOfAnotherServerTest {

  @RegisterExtension final AnotherServer server = new AnotherServer();
  @RegisterExtension final RunningPlayground playground = server.playground(server.complete());
  @RegisterExtension final RunningPlayground bare = server.playground(server.bare());

  @Test
  void thePagesNameTheHost() {
    var browser = playground.newBrowser();
    var page = browser.get("/");

    assertEquals("Get an access token, step by step", page.document().select("h1").text());
    assertTrue(page.text().contains("You are connected to " + server.host() + ": users and tokens are real."), page.text());
    assertEquals(server.host(), page.document().select(".talks-to").text());
    assertTrue(page.document().selectFirst("#clearSession").text().contains("stay valid at " + server.host()));
    browser.get("/").press("requestCode");
    assertTrue(browser.get("/").text().contains("You left for " + server.host() + " less than a minute ago"));
    assertEquals("Waiting for " + server.host() + "…",
        server.toCode(browser).document().select("#requestToken").attr("data-waiting"));
  }

  /** Failures and the HTTP log too. */
  @Test
  void whatHappenedIsSaidOfTheHost() {
    var browser = playground.newBrowser();
    var scopes = server.back(browser, Map.of("error", "invalid_scope"));
    assertLogged(browser, "redirects the browser back with an error", "rejected the requested scopes.");
    server.posts(Endpoint.TOKEN, json(400, "{\"error\":\"invalid_grant\"}"));
    var code = server.toCode(browser).press("requestToken").follow();
    assertLogged(browser, "redirects the browser back with a code");
    server.http().answersCalls("/x", json(401, "{}"));
    browser.get("/console").fill("pastedToken", "p4sted").press("useToken").follow();
    var call = browser.post("/console", "method=GET&path=/v1/x").follow();

    assertEquals(server.host() + " rejected the requested scopes.", what(scopes));
    assertEquals(server.host() + " rejected the authorization code (400). It says: invalid_grant", what(code));
    assertEquals(server.host() + " rejected the pasted token (401).", what(call));
    browser.get("/").press("requestCode");
    assertTrue(browser.get("/").text().contains(server.host() + " shows an error page: the Redirect URI is not registered"));
  }

  private void assertLogged(Browser browser, String... said) {
    for (var path : List.of("/http-log", "/http-log.har")) {
      var log = browser.get(path).body();
      List.of(said).forEach(what -> assertTrue(log.contains(server.host() + " " + what), path + ": " + what));
    }
  }

  private static String what(Page page) {
    return page.document().select(".failure .what").text();
  }

  @Test
  void noPageSpeaksOfWebexBeforeTheFlow() {
    for (var site : List.of(playground, bare)) {
      var browser = site.newBrowser();
      visitAll(site, browser, "at first");
      silent("a link", browser.get("/?scope=profile&redirect_uri=http://localhost:9/callback&client_id=another"));
      silent("a flow that is forgotten", browser.get("/?flow=99"));
      silent("no such page", browser.get("/nothing"));
      silent("a method that is not allowed", browser.get("/token"));
      silent("an unreadable request", browser.get("/?flow=%ff"));
      silent("a scope search", browser.get("/scopes?q=mail"));
    }
  }

  @Test
  void noPageSpeaksOfWebexWhenTheFormIsWrong() {
    var browser = playground.newBrowser();
    var faults = Map.of(
        "clientId", " ", "oauthScopes", "", "redirectUri", "nowhere", "stateValue", "é", "loginHint", "x", "maxAge", "y");
    faults.forEach((field, value) -> silent(field, browser.get("/").fill(field, value).press("requestCode").follow()));
    silent("an edited Redirect URI", browser.get("/").fill("redirectUri", "http://example.com/cb").press("resetRedirectUri").follow());
    for (var redirectUri : List.of("http://127.0.0.1:9/callback", "http://example.com/callback", "https://localhost/")) {
      var form = Form.empty().with("redirect_uri", redirectUri).with("scope", "openid a:b").with("client_id", "C1");
      silent(redirectUri, browser.post("/authorize", form.encoded()));
      silent("warnings of " + redirectUri, browser.post("/authorize/warnings", form.encoded()));
    }
  }

  @Test
  void noPageSpeaksOfWebexWhileTheBrowserIsAwayOrAfterARefusal() {
    var browser = playground.newBrowser();
    browser.get("/").press("requestCode");
    visitAll(playground, browser, "away");
    silent("two Redirect URIs compared", browser.post("/troubleshooting", "registered=http%3A%2F%2Flocalhost%2Fcb"));
    for (var error : List.of("access_denied", "invalid_scope", "server_error", "temporarily_unavailable", "invalid_request",
        "unauthorized_client", "unsupported_response_type", "login_required", "made_up")) {
      silent(error, server.back(browser, Map.of("error", error)));
    }
    silent("no code", server.back(browser, Map.of()));
    silent("another issuer", server.back(browser, Map.of("code", "c", "iss", "https://else.example.com")));
    for (var callback : List.of("", "?code=c&state=s", "?error=access_denied&state=s", "?code=%ff", "?code=a&code=b&state=s")) {
      silent("/callback" + callback, browser.get("/callback" + callback).follow());
    }
    visitAll(playground, browser, "refused");
  }

  @Test
  void noPageSpeaksOfWebexWhenTheExchangeFails() {
    var browser = playground.newBrowser();
    for (var error : List.of("invalid_grant", "invalid_client", "invalid_request", "invalid_scope", "unauthorized_client",
        "unsupported_grant_type", "slow_down", "made_up")) {
      for (var status : List.of(400, 401)) {
        server.posts(Endpoint.TOKEN, json(status, "{\"error\":\"" + error + "\",\"error_description\":\"No.\"}"));
        silent(status + " " + error, server.toCode(browser).press("requestToken").follow());
      }
    }
    for (var status : List.of(302, 403, 404, 405, 429, 500, 503)) {
      server.posts(Endpoint.TOKEN, json(status, "{}").withHeader("Retry-After", "7"));
      silent("token endpoint " + status, server.toCode(browser).press("requestToken").follow());
    }
    server.posts(Endpoint.TOKEN, html(200));
    silent("a page in place of tokens", server.toCode(browser).press("requestToken").follow());
    server.posts(Endpoint.TOKEN, json(200, "{\"access_token\":\"a\",\"token_type\":\"mac\"}"));
    silent("tokens of another type", server.toCode(browser).press("requestToken").follow());
    visitAll(playground, browser, "no tokens");
  }

  @Test
  void noPageSpeaksOfWebexOnceThereAreTokens() {
    for (var site : List.of(playground, bare)) {
      var browser = site.newBrowser();
      server.posts(Endpoint.TOKEN, json(200, AnotherServer.TOKENS));
      silent("code", server.toCode(browser));
      silent("tokens", browser.get("/").press("requestToken").follow());
      silent("refreshed", browser.get("/").press("refreshToken").follow());
      visitAll(site, browser, "with tokens");
      silent("tokens revealed", browser.get("/http-log").press("reveal"));
      server.posts(Endpoint.TOKEN, json(400, "{\"error\":\"invalid_grant\"}"));
      silent("refresh refused", browser.get("/").press("refreshToken").follow());
      visitAll(site, browser, "without a refresh token");
    }
  }

  @Test
  void noPageOfTheConsoleSpeaksOfWebex() {
    for (var site : List.of(playground, bare)) {
      var browser = site.newBrowser();
      silent("no token", browser.get("/console").fill("pastedToken", "two words").press("useToken").follow());
      silent("pasted", browser.get("/console").fill("pastedToken", "p4sted").press("useToken").follow());
      calls(browser, "pasted");
      silent("removed", browser.get("/console").press("removeToken").follow());
      server.posts(Endpoint.TOKEN, json(200, AnotherServer.TOKENS));
      server.toCode(browser).press("requestToken");
      calls(browser, "flow");
      silent("to be confirmed", browser.post("/console", "method=DELETE&path=/x").follow());
      silent("not sent", browser.post("/console", "method=GET&path=/../x").follow());
    }
  }

  private void calls(Browser browser, String token) {
    for (var status : List.of(200, 302, 400, 401, 403, 404, 429, 500)) {
      server.http().answersCalls("/x", json(status, "{\"x\":1}"));
      silent(token + " " + status, browser.post("/console", "method=GET&path=/v1/x").follow());
      server.gets(Endpoint.USERINFO, json(status, "{\"sub\":\"1\"}"));
      silent(token + " userinfo " + status, browser.post("/console", "method=GET&path=/v1/as/USERINFO").follow());
    }
    server.http().answersCalls("/x", html(200));
    silent(token + " page", browser.post("/console", "method=GET&path=/v1/x").follow());
  }

  @Test
  void noPageSpeaksOfWebexAtTheEnd() {
    for (var site : List.of(playground, bare)) {
      var browser = site.newBrowser();
      server.posts(Endpoint.TOKEN, json(200, AnotherServer.TOKENS));
      server.toCode(browser).press("requestToken");
      for (var status : List.of(200, 400, 401, 404, 503)) {
        server.posts(Endpoint.REVOCATION, json(status, "{\"error\":\"invalid_client\"}"));
        silent("revoked " + status, browser.post("/sign-out/revoke", "token_type_hint=access_token").follow());
      }
      silent("signed out", browser.get("/sign-out").press("signOut").follow());
      silent("signed out, again", browser.get("/sign-out/done"));
      silent("cleared", browser.get("/").press("reset").follow());
    }
  }

  /** What is Webex's alone is hidden, and what the server does not offer is said. */
  @Test
  void whatIsWebexsAloneIsHidden() {
    var browser = playground.newBrowser();

    assertEquals(List.of("Sign in"), browser.get("/scopes").document().select(".presets button").eachText());
    assertEquals(
        List.of("openid", "email", "profile", "phone", "address"),
        browser.get("/scopes").document().select(".scope-line code").eachText());
    assertEquals(List.of("GET /v1/as/USERINFO"), browser.get("/console").document().select(".ready code").eachText().subList(0, 1));
    assertEquals("/v1/as/USERINFO", browser.get("/console").value("path"));
    assertEquals("The playground knows no calls for this server. Enter a path above.",
        bare.newBrowser().get("/console").document().getElementById("noReadyCalls").text());
    assertTrue(bare.newBrowser().get("/sign-out").has("noRevocation"));
    assertTrue(bare.newBrowser().get("/sign-out/done").document().getElementById("noLogout").text()
        .endsWith("this server has no known sign-out address. Sign out there."));
    assertFalse(playground.newBrowser().get("/sign-out").has("noRevocation"));
  }

  /** C-26: a pasted token of another server is not sent to a path that only Webex has. */
  @Test
  void aPastedTokenIsSentNowhereUntilACallIsMade() {
    playground.newBrowser().get("/console").fill("pastedToken", "p4sted").press("useToken").follow();

    assertEquals(List.of(), server.http().requests());
  }

  /** Each sample calls userinfo, or nothing where there is none. */
  @Test
  void theSamplesCallUserinfoInPlaceOfRooms() {
    for (var file : List.of("Flow.java", "flow.mjs", "flow.py", "flow.sh")) {
      var program = playground.newBrowser().get("/samples/" + file).body();

      assertTrue(program.contains("http://" + server.host() + "/v1/as/USERINFO"), file);
      assertFalse(program.contains("rooms"), file);
      assertFalse(bare.newBrowser().get("/samples/" + file).body().contains("USERINFO"), file);
    }
    var page = playground.newBrowser().get("/samples").text();
    var bares = bare.newBrowser().get("/samples").text();
    assertTrue(page.contains("exchanges the code, calls userinfo and refreshes the token."), page);
    assertTrue(bares.contains("exchanges the code and refreshes the token."), bares);
  }

  private static void visitAll(RunningPlayground site, Browser browser, String state) {
    for (var path : site.getPaths()) {
      silent(path + " " + state, browser.get(path).follow());
    }
  }

  private static void silent(String where, Page page) {
    assertSilentOfWebex(where, page);
  }
}
