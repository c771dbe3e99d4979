package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.flow.FlowStore;
import playground.testing.Browser;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** How a browser is recognised, and how it is not. */
class SessionCookieTest {

  @RegisterExtension final RunningPlayground playground = withoutWebex();

  /** W-06: on loopback the name holds the port, because cookies do not tell ports apart. */
  @Test
  void onPlainHttpTheCookieIsHostOnlyAndOutOfReachOfScripts() {
    var cookie = playground.newBrowser().post("/authorize", "state=s").header("Set-Cookie");

    assertEquals(
        "playground_" + playground.port() + "=…; Path=/; HttpOnly; SameSite=Lax", cookie.replaceFirst("=[^;]+", "=…"));
  }

  /** W-06: the prefix makes the browser itself insist on Secure, Path=/ and no Domain. */
  @Test
  void behindHttpsTheCookieIsSecureAndCarriesTheHostPrefix() throws Exception {
    var behind = withoutWebex().behind(URI.create("https://play.example.com"));
    behind.start();
    try {
      var response =
          RawHttp.exchange(behind.port(), """
              POST /authorize HTTP/1.1
              Host: play.example.com
              Content-Length: 0
              Connection: close

              """);
      assertEquals(
          "__Host-playground=…; Path=/; Secure; HttpOnly; SameSite=Lax",
          RawHttp.header(response, "Set-Cookie").replaceFirst("=[^;]+", "=…"));
    } finally {
      behind.stop();
    }
  }

  /** Nodes listen on ports of their own, and browsers come to all of them by one address. */
  @Test
  void allNodesBehindOneAddressHaveOneCookieName() throws Exception {
    for (var address : List.of("http://localhost:9000 playground_9000", "http://localhost playground_80")) {
      var node = withoutWebex().behind(URI.create(address.split(" ")[0]));
      node.start();
      try {
        var cookie = node.newBrowser().post("/authorize", "state=s").header("Set-Cookie");

        assertTrue(cookie.startsWith(address.split(" ")[1] + "="), cookie);
      } finally {
        node.stop();
      }
    }
  }

  /** W-06: two playgrounds on one machine do not sign each other out. */
  @Test
  void twoPortsKeepTwoSessionsInOneBrowser() throws Exception {
    var other = withoutWebex().behind(URI.create("http://localhost"));
    other.start();
    try {
      var browser = playground.newBrowser();
      browser.post("/authorize", "state=here");
      browser.post(other.address() + "/authorize", "state=there");

      assertEquals(303, browser.get("/callback?state=here&code=c").status());
      assertEquals(303, browser.get(other.address() + "/callback?state=there&code=c").status());
    } finally {
      other.stop();
    }
  }

  /** W-07: an id in an address would end up in histories, logs and links. */
  @Test
  void theSessionIdStandsInNoAddressAndIsTakenFromNone() throws Exception {
    var browser = playground.newBrowser();
    var leaving = browser.post("/authorize", "state=s");
    var back = browser.get("/callback?state=s&code=c0de");
    var id = cookie(browser, "playground_" + playground.port());

    assertFalse((leaving.header("Location") + back.header("Location") + browser.get("/").body()).contains(id));
    assertFalse((leaving.header("Location") + back.header("Location")).contains(";"), "no path parameter either");
    for (var parameter : new String[] {"jsessionid", "JSESSIONID", "none", "playground_" + playground.port()}) {
      var page = RawHttp.get(playground.port(), "/;" + parameter + "=" + id);
      assertFalse(page.contains("c0de"), parameter);
      assertFalse(RawHttp.get(playground.port(), "/?" + parameter + "=" + id).contains("c0de"), parameter);
    }
  }

  /** W-08: an id that a browser makes up is not adopted. */
  @Test
  void anIdThatTheServerDidNotMakeIsNotTaken() throws Exception {
    var response =
        RawHttp.request(
            playground.port(), "POST", "/authorize",
            "Cookie: playground_" + playground.port() + "=planted\nContent-Length: 0\n");

    assertEquals(303, RawHttp.status(response));
    assertFalse(RawHttp.header(response, "Set-Cookie").contains("planted"));
  }

  /** W-18: a quoted or doubled cookie hands no session over. */
  @Test
  void aQuotedOrDoubledCookieSmugglesNothing() throws Exception {
    var browser = playground.newBrowser();
    browser.post("/authorize", "state=s");
    browser.get("/callback?state=s&code=c0de");
    var name = "playground_" + playground.port();
    var id = cookie(browser, name);
    var shown = name + "=" + id;

    assertTrue(page("Cookie: " + shown + "\n").contains("c0de"), "the cookie as it should be");
    assertFalse(page("Cookie: x=\"a; " + shown + "; b\"\n").contains(id), "inside quotes: never echoed");
    assertEquals(200, RawHttp.status(page("Cookie: " + name + "=a; " + name + "=b; $Version=1; " + name + "=\"c\n")));
  }

  /** W-19: strangers may begin as many sessions as they like; the ones that were idle longest give way. */
  @Test
  void theLongestIdleSessionGivesWayWhenThereAreTooMany() {
    var forgotten = playground.newBrowser();
    forgotten.post("/authorize", "state=s");
    forgotten.get("/callback?state=s&code=c0de");
    assertEquals("c0de", forgotten.get("/").value("code"));
    var used = playground.newBrowser();
    used.post("/authorize", "state=s");
    var stranger = playground.newBrowser();
    for (var i = 0; i < FlowStore.MAX_BROWSERS - 1; i++) {
      stranger.cookies().getCookieStore().removeAll();
      stranger.post("/authorize", "state=s");
      if (i % 10 == 0) {
        used.get("/");
      }
    }

    assertEquals("", forgotten.get("/").value("code"));
    assertEquals(303, used.get("/callback?state=s&code=c").status());
    assertEquals(303, stranger.get("/callback?state=s&code=c").status());
  }

  /** Looking at the page gives the browser its id, and nothing is stored for it. */
  @Test
  void lookingAtThePageStoresNothing() {
    var browser = playground.newBrowser();

    var page = browser.get("/");

    assertEquals(
        "playground_" + playground.port() + "=…; Path=/; HttpOnly; SameSite=Lax",
        page.header("Set-Cookie").replaceFirst("=[^;]+", "=…"));
    assertEquals("", browser.get("/").header("Set-Cookie"), "it keeps the id");
    assertEquals(0, playground.browsersKnown());
    browser.post("/authorize", "state=s");
    assertEquals(1, playground.browsersKnown());
  }

  /** W-06, W-08: the id that a callback brings is no easier to get at. */
  @Test
  void theIdThatACallbackBringsIsGuardedAsTheFirstOneIs() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "state=s");

    var cookie = browser.get("/callback?state=s&code=c").header("Set-Cookie");

    assertEquals(
        "playground_" + playground.port() + "=…; Path=/; HttpOnly; SameSite=Lax", cookie.replaceFirst("=[^;]+", "=…"));
  }

  /** W-06: so is the cookie that ties a pending authorization to its browser. */
  @Test
  void theBindingOfAPendingAuthorizationIsGuardedAsTheIdIs() throws Exception {
    var response = RawHttp.request(playground.port(), "POST", "/authorize", "Content-Length: 0\n");

    var binding = response.lines().filter(line -> line.startsWith("Set-Cookie: playground_" + playground.port() + "_a_"))
        .findFirst().orElseThrow();
    assertTrue(binding.endsWith("; Path=/; HttpOnly; SameSite=Lax"), binding);
  }

  private static String cookie(Browser browser, String name) {
    return browser.cookies().getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name)).findFirst().orElseThrow().getValue();
  }

  private static RunningPlayground withoutWebex() {
    return RunningPlayground.with(URI.create("http://localhost:1/v1"), Duration.ofSeconds(1));
  }

  private String page(String headers) throws IOException {
    return RawHttp.request(playground.port(), "GET", "/", headers);
  }
}
