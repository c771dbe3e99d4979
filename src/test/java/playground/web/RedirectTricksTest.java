package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RunningPlayground;

/** W-10: no parameter of any path leads a browser to another site. */
class RedirectTricksTest {

  private static final List<String> TRICKS = List.of(
      "https://evil.example.com", "//evil.example.com", "///evil.example.com", "////evil.example.com",
      "/\\evil.example.com", "\\\\evil.example.com", "\\/evil.example.com", "/\t/evil.example.com",
      "/\n/evil.example.com", "/\r\nLocation: https://evil.example.com", "https:evil.example.com",
      "https:/evil.example.com", "http:///evil.example.com", "javascript:alert('evil')", "data:text/html,evil",
      "/%2f/evil.example.com", "/%5cevil.example.com", "%2f%2fevil.example.com", "/.//evil.example.com",
      "/..//evil.example.com", "@evil.example.com", "localhost@evil.example.com", "localhost.evil.example.com",
      ".evil.example.com", ":80@evil.example.com", "#@evil.example.com", "?@evil.example.com", ";@evil.example.com",
      "/;@evil.example.com", "\u3002evil.example.com", "\uff0f\uff0fevil.example.com", "1#//evil.example.com",
      "1&next=//evil.example.com", "1\u0000//evil.example.com", " //evil.example.com", "\u2028//evil.example.com");

  /** Those of our forms that a redirect is made from, and those by which other programs name a way back. */
  private static final List<String> PARAMETERS = List.of(
      "turn", "attempt", "ready", "redirect_uri", "return_to", "returnTo", "next", "goto", "url", "continue",
      "post_logout_redirect_uri", "iss", "state", "token_type_hint", "path", "scope");

  @RegisterExtension final FakeWebex webex = new FakeWebex().answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  private Browser browser;

  @BeforeEach
  void obtainTokens() {
    browser = playground.newBrowser();
    FlowToCode.andExchange(browser);
  }

  @Test
  void noFieldOfAnyFormLeadsElsewhere() {
    for (var path : playground.postPaths()) {
      if (path.equals("/reset") || path.equals("/sign-out")) {
        continue; // they end the session: below
      }
      for (var trick : TRICKS) {
        for (var form : forms(trick)) {
          assertStays(path + " " + trick, browser.post(path, form.encoded()));
        }
      }
    }
  }

  @Test
  void theEndOfASessionLeadsNowhereElse() {
    for (var path : List.of("/reset", "/sign-out")) {
      for (var trick : TRICKS) {
        var response = browser.post(path, forms(trick).get(1).encoded());
        assertEquals(303, response.status());
        assertStays(path, response);
        assertFalse(response.follow().body().contains("evil"), path + " " + trick);
      }
    }
  }

  @Test
  void noQueryOfAnyPageLeadsElsewhere() {
    var newcomer = playground.newBrowser();
    for (var path : playground.getPaths()) {
      for (var trick : TRICKS) {
        for (var form : forms(trick)) {
          assertStays(path + " " + trick, newcomer.get(path + "?" + form.encodedForQuery()));
        }
      }
    }
  }

  /** A callback is redirected, so its own parameters are tried with a state that is good. */
  @Test
  void anAcceptedCallbackLeadsToOurOwnPage() {
    for (var trick : TRICKS) {
      var left = browser.get("/").press("requestCode");
      var state = Form.parse(URI.create(left.header("Location")).getRawQuery()).value("state").orElseThrow();
      var query = Form.empty().with("code", trick).with("state", state).with("flow", trick).with("redirect_uri", trick);

      assertStays("callback " + trick, browser.get("/callback?" + query.encodedForQuery()));
    }
  }

  /** The trick in place of the flow, which stops many a step early; and beside a flow that is good, everywhere else. */
  private static List<Form> forms(String trick) {
    var form = Form.empty().with("flow", "1");
    for (var parameter : PARAMETERS) {
      form = form.with(parameter, trick);
    }
    return List.of(Form.empty().with("flow", trick), form);
  }

  /** Without a redirect, or by one to a path of ours, or to the authorization server with our own way back. */
  private void assertStays(String what, Browser.Page response) {
    var location = response.header("Location");
    assertTrue(response.status() < 500, what + ": " + response.status());
    if (location.startsWith(webex.baseUrl() + "/authorize?")) {
      var sent = Form.parse(URI.create(location).getRawQuery());
      assertEquals(playground.redirectUri().toString(), sent.value("redirect_uri").orElseThrow(), what);
      assertTrue(sent.repeated().isEmpty(), what);
      return;
    }
    assertTrue(location.isEmpty() || location.matches("/([?#a-z][a-zA-Z0-9?=&#/_-]*)?"), what + " leads to " + location);
    assertFalse(location.contains("evil"), what + " leads to " + location);
  }
}
