package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.AnotherServer.assertSilentOfWebex;
import static playground.testing.FakeWebex.deviceCodes;
import static playground.testing.FakeWebex.html;
import static playground.testing.FakeWebex.json;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Endpoint;
import playground.testing.AnotherServer;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;

/** The device grant at a server that is not Webex, and at one that has none. */
class DeviceElsewhereTest {

  @RegisterExtension final AnotherServer server = new AnotherServer();
  @RegisterExtension final RunningPlayground playground = server.playground(server.complete());
  @RegisterExtension final RunningPlayground bare = server.playground(server.bare());

  /** C-19: nothing below the base URL is tried. */
  @Test
  void aServerWithoutDeviceEndpointsIsOfferedNoDeviceGrant() {
    var browser = bare.newBrowser();

    var page = browser.get("/device");

    assertEquals("The server offers no device grant.", page.document().select(".failure .what").text());
    assertFalse(page.has("startDevice"));
    assertSilentOfWebex("/device", page);
    assertSilentOfWebex("a start that the page does not offer", browser.post("/device/start", "client_id=c&scope=openid").follow());
    assertEquals(List.of(), server.http().requests());
  }

  @Test
  void whatOnlyWebexNeedsIsHidden() {
    var page = playground.newBrowser().get("/device");

    assertFalse(page.has("helpers"), "redirect URIs of Webex");
    assertFalse(page.has("openIdWarning"), "openid is no trouble elsewhere");
    assertTrue(page.has("startDevice"));
    assertSilentOfWebex("/device", page);
  }

  @Test
  void noStateOfADeviceGrantSpeaksOfWebex() {
    var browser = playground.newBrowser();
    for (var error : List.of("invalid_client", "invalid_scope", "invalid_request", "unauthorized_client", "made_up")) {
      server.posts(Endpoint.DEVICE_AUTHORIZATION, json(400, "{\"error\":\"" + error + "\"}"));
      assertSilentOfWebex("start " + error, start(browser));
    }
    server.posts(Endpoint.DEVICE_AUTHORIZATION, html(200));
    assertSilentOfWebex("a page in place of codes", start(browser));
    assertSilentOfWebex("faults", browser.get("/device").fill("clientId", "").fill("oauthScopes", "").press("startDevice"));
    for (var error : List.of("access_denied", "expired_token", "invalid_grant", "invalid_client", "made_up")) {
      assertSilentOfWebex("waiting", waiting(browser));
      poll(json(400, "{\"error\":\"authorization_pending\"}"));
      poll(json(400, "{\"error\":\"" + error + "\"}"));
      assertSilentOfWebex("poll " + error, browser.get("/device"));
    }
    assertSilentOfWebex("cancelled", waiting(browser).press("cancelDevice").follow());
    waiting(browser);
    poll(json(200, AnotherServer.TOKENS));
    assertSilentOfWebex("granted", browser.get("/device"));
    for (var path : List.of("/", "/http-log", "/http-log.har")) {
      assertSilentOfWebex(path + " after a device grant", browser.get(path));
    }
  }

  private Page waiting(Browser browser) {
    server.posts(Endpoint.DEVICE_AUTHORIZATION, json(200, deviceCodes("http://" + server.host() + "/verify")));
    return start(browser);
  }

  private static Page start(Browser browser) {
    return browser.get("/device").press("startDevice").follow();
  }

  private void poll(ResponseDefinitionBuilder response) {
    server.posts(Endpoint.DEVICE_TOKEN, response);
    playground.clock().forward(Duration.ofSeconds(2));
    playground.pollDevices();
  }
}
