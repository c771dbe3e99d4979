package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** W-11: another site's page can make a browser change nothing, on any path that the playground has. */
class ForeignPostsTest {

  private static final String FIELDS =
      "flow=1&turn=0&scope=spark%3Ateams_read&method=GET&path=%2Frooms&token_type_hint=access_token&attempt=1&state=s";

  @RegisterExtension final FakeWebex webex = new FakeWebex().answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  private Browser browser;
  private int sent;

  @BeforeEach
  void obtainTokens() {
    browser = playground.newBrowser();
    FlowToCode.andExchange(browser);
    sent = webex.requests().size();
  }

  /** The paths are those of the routes: one that is added is tried, too. */
  @Test
  void thePathsTriedAreThoseOfTheRoutes() {
    assertTrue(
        playground.postPaths().containsAll(List.of("/authorize", "/token", "/refresh", "/sign-out/revoke", "/sign-out",
            "/reset", "/console", "/scopes", "/http-log/reveal")),
        playground.postPaths().toString());
  }

  @Test
  void aPostFromAnotherSiteIsForbiddenOnEveryPathAndChangesNothing() throws Exception {
    for (var path : playground.postPaths()) {
      for (var from : List.of(
          "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: http://evil.example.com", "Origin: null",
          "Origin: http://localhost:" + (playground.port() - 1))) {
        var response = request("POST", path, from + "\n", FIELDS);
        assertEquals(403, RawHttp.status(response), path + " " + from);
        assertEquals("", RawHttp.header(response, "Set-Cookie"), path + " " + from);
      }
    }
    assertUnchanged();
  }

  @Test
  void aGetOfAPathForPostsIsRefusedAndAnyOtherChangesNothing() throws Exception {
    for (var path : playground.postPaths()) {
      var takesGet = playground.getPaths().contains(path);
      var response = request("GET", path + "?" + FIELDS, "Sec-Fetch-Site: cross-site\n", "");
      assertEquals(takesGet ? 200 : 405, RawHttp.status(response), path);
    }
    for (var path : playground.getPaths()) {
      request("GET", path + "?" + FIELDS, "Sec-Fetch-Site: cross-site\n", "");
    }
    assertUnchanged();
  }

  private void assertUnchanged() {
    assertEquals(sent, webex.requests().size(), "nothing was sent");
    assertEquals(1, playground.browsersKnown());
    var page = browser.get("/");
    assertEquals("acc3ss", page.value("token"));
    assertEquals("spark:rooms_read", page.value("oauthScopes"));
    assertTrue(page.has("refreshToken"));
  }

  /** As a browser sends it that has a session here. */
  private String request(String method, String path, String headers, String body) throws Exception {
    var cookies = browser.cookies().getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
    var form = body.isEmpty()
        ? ""
        : "Content-Type: application/x-www-form-urlencoded\nContent-Length: " + body.length() + "\n";
    return RawHttp.exchange(playground.port(), method + " " + path + " HTTP/1.1\nHost: localhost:" + playground.port()
        + "\n" + headers + form + "Cookie: " + cookies + "\nConnection: close\n\n" + body);
  }
}
