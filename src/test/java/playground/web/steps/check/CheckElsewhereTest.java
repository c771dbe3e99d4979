package playground.web.steps.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.AnotherServer.assertSilentOfWebex;
import static playground.testing.FakeWebex.html;
import static playground.testing.FakeWebex.json;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.testing.AnotherServer;
import playground.testing.Browser;
import playground.testing.RunningPlayground;

/** Step 4 at a server that is not Webex: userinfo in place of rooms and people, and no call where there is none. */
class CheckElsewhereTest {

  @RegisterExtension final AnotherServer server = new AnotherServer();
  @RegisterExtension final RunningPlayground playground = server.playground(server.complete());

  @RegisterExtension
  final RunningPlayground chosen =
      server.playground(server.complete().chosenBy(Map.of(Endpoint.USERINFO, "webex.userinfo-endpoint")));

  @RegisterExtension final RunningPlayground bare = server.playground(server.bare());

  @BeforeEach
  void grants() {
    server.posts(Endpoint.TOKEN, json(200, AnotherServer.TOKENS));
    server.gets(Endpoint.USERINFO, json(200, "{\"sub\":\"1\",\"name\":\"Alex\"}"));
  }

  @Test
  void theOnlyCallIsUserinfo() {
    var browser = playground.newBrowser();
    var tokens = server.toCode(browser).press("requestToken").follow();
    assertTrue(tokens.text().contains("One call with the access token: userinfo (needs openid)."), tokens.text());

    var checked = tokens.press("check").follow();

    assertEquals("Get your claims from userinfo 200", checked.document().select("#check-userinfo h3").text());
    assertTrue(checked.has("openConsole"), "the flow is complete");
    assertEquals("Bearer acc3ss", server.http().requests().stream()
        .filter(request -> request.getUrl().endsWith("USERINFO")).findFirst().orElseThrow().getHeader("Authorization"));
    assertSilentOfWebex("checked", checked);
  }

  /** C-26, C-19: below the base URL there is nothing that the server did not name. */
  @Test
  void aServerWithoutUserinfoIsAskedForNothing() {
    var browser = bare.newBrowser();
    var tokens = server.toCode(browser).press("requestToken").follow();

    assertTrue(tokens.document().getElementById("noUserinfo").text()
        .startsWith(server.host() + " offers no userinfo endpoint, so the playground has no call to make."));
    assertFalse(tokens.has("check"));
    assertTrue(tokens.has("openConsole"), "nothing is left to do");
    assertSilentOfWebex("tokens", tokens);
    var posted = browser.post("/check", "flow=1").follow();
    assertSilentOfWebex("a check that the page does not offer", posted);
    assertEquals(
        List.of("/v1/as/TOKEN"), server.http().requests().stream().map(request -> request.getUrl()).distinct().toList());
  }

  @Test
  void aTokenWithoutTheScopeIsExpectedToBeRefusedAndTheScopeCanBeRequested() {
    server.posts(Endpoint.TOKEN, json(200, AnotherServer.TOKENS.replace("openid", "profile")));
    server.gets(Endpoint.USERINFO, json(403, "{\"error\":\"insufficient_scope\"}"));
    var browser = playground.newBrowser();

    var checked = server.toCode(browser).press("requestToken").follow().press("check").follow();

    assertEquals("Get your claims from userinfo 403 as expected", checked.document().select("#check-userinfo h3").text());
    assertSilentOfWebex("403", checked);
    var again = Form.parse(URI.create(checked.press("askForMore").header("Location")).getRawQuery());
    assertEquals("profile openid", again.value("scope").orElseThrow());
  }

  /** The setting that chose the address is named, and no other. */
  @Test
  void anAddressWithoutUserinfoIsBlamedOnTheSettingThatChoseIt() {
    server.gets(Endpoint.USERINFO, json(404, "{}"));
    var browser = chosen.newBrowser();

    var checked = server.toCode(browser).press("requestToken").follow().press("check").follow();

    assertEquals(
        "webex.userinfo-endpoint contains a wrong address.", checked.document().select("#check-userinfo .why").text());
    assertSilentOfWebex("a wrong address", checked);
  }

  @Test
  void noRefusalSpeaksOfWebex() {
    var browser = playground.newBrowser();
    server.toCode(browser).press("requestToken");
    for (var status : List.of(302, 400, 401, 403, 404, 429, 500)) {
      server.gets(Endpoint.USERINFO, json(status, "{}").withHeader("Retry-After", "3"));
      assertSilentOfWebex("userinfo " + status, browser.get("/").press("check").follow());
    }
    server.gets(Endpoint.USERINFO, html(200));
    assertSilentOfWebex("userinfo as a page", browser.get("/").press("check").follow());
    assertSilentOfWebex("HTTP log", browser.get("/http-log"));
    assertSilentOfWebex("HAR", browser.get("/http-log.har"));
  }
}
