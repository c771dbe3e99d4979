package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** W-11: what may change something comes from a page of ours, or from no page at all. */
class SameOriginFilterTest {

  @RegisterExtension
  final RunningPlayground playground =
      RunningPlayground.with(URI.create("http://localhost:1/v1"), Duration.ofSeconds(1));

  @Test
  void aPostFromAnotherSiteIsForbiddenOnEveryPath() throws Exception {
    for (var path : playground.postPaths()) {
      for (var from :
          List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: nonsense",
              "Origin: http://evil.example.com", "Origin: null", "Origin: http://localhost:1",
              "Origin: http://127.0.0.1:" + playground.port())) {
        var response = post(path, from + "\n");
        assertEquals(403, RawHttp.status(response), path + " " + from);
        assertEquals("", RawHttp.header(response, "Set-Cookie"), path + " " + from);
      }
    }
  }

  @Test
  void aPostFromAPageOfOursIsTaken() throws Exception {
    for (var from :
        List.of("Sec-Fetch-Site: same-origin\n", "Sec-Fetch-Site: none\n",
            "Origin: http://localhost:" + playground.port() + "\n", "")) {
      assertEquals(303, RawHttp.status(post("/authorize", from)), from);
    }
  }

  @Test
  void aForeignPostChangesNothing() throws Exception {
    var browser = playground.newBrowser();
    browser.post("/authorize", "state=s");
    var cookie = browser.cookies().getCookieStore().getCookies().get(0);

    post("/reset", "Sec-Fetch-Site: cross-site\nCookie: " + cookie.getName() + "=" + cookie.getValue() + "\n");

    assertEquals(303, browser.get("/callback?state=s&code=c").status(), "the attempt is still there");
  }

  @Test
  void openingAnAddressChangesNothing() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "state=s");
    browser.get("/callback?state=s&code=c0de");

    for (var path : List.of("/authorize", "/token", "/refresh", "/reset")) {
      assertEquals(405, browser.get(path + "?flow=1").status(), path);
    }

    assertEquals("c0de", browser.get("/").value("code"));
    assertTrue(browser.get("/").has("requestToken"), "nothing was exchanged");
  }

  /** W-10: there is no parameter that leads anywhere but to a path of ours. */
  @Test
  void noRequestIsRedirectedToAnotherHost() throws Exception {
    var port = playground.port();
    for (var evil :
        List.of("//evil.example.com", "//evil.example.com/assets", "/%2f%2fevil.example.com", "/\\evil.example.com",
            "/%5cevil.example.com", "/assets//evil.example.com", "/assets/%2f%2fevil.example.com/", "/assets",
            "/assets/playground.css/", "/?flow=//evil.example.com", "/callback?flow=//evil.example.com",
            "/.evil.example.com", "/@evil.example.com", "/%09/evil.example.com", "/http://evil.example.com")) {
      var location = RawHttp.header(RawHttp.get(port, evil), "Location");
      assertTrue(location.isEmpty() || location.matches("/[^/\\\\].*"), evil + " leads to " + location);
    }

    var browser = playground.newBrowser();
    browser.post("/authorize", "state=s");
    for (var path : List.of("/token", "/refresh", "/check", "/reset")) {
      var evil = "%2F%2Fevil.example.com";
      var response = browser.post(path, "flow=" + evil + "&return_to=" + evil + "&next=https%3A" + evil);
      assertFalse(response.header("Location").contains("evil"), path);
    }
  }

  private String post(String path, String headers) throws Exception {
    return RawHttp.request(playground.port(), "POST", path, headers + "Content-Length: 0\n");
  }
}
