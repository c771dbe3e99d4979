package playground.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.html.Assets;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** Headers that must be there whatever is asked for, also where no servlet is reached. */
class SecurityHeadersTest {

  private static final Map<String, Integer> PATHS =
      Map.of(
          "/", 200,
          "/healthz", 200,
          Assets.PLAYGROUND_CSS, 200,
          Assets.PICO_MIN_CSS, 200,
          Assets.PLAYGROUND_JS, 200,
          Assets.ICON_SVG, 200,
          "/nowhere", 404,
          "/token", 405,
          "/callback?state=s&code=c", 400,
          "/%00", 400);

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  /** W-04, W-05: pages, static files, errors, refused methods and names, redirects, malformed requests. */
  @Test
  void everyResponseOfThePlaygroundCarriesThem() throws Exception {
    var responses = new ArrayList<String>();
    for (var path : PATHS.entrySet()) {
      var response = RawHttp.get(playground.port(), path.getKey());
      assertEquals(path.getValue(), RawHttp.status(response), path.getKey());
      responses.add(response);
    }
    responses.add(RawHttp.request(playground.port(), "DELETE", "/", ""));
    responses.add(RawHttp.request(playground.port(), "POST", "/authorize", "Content-Length: 0\n"));
    responses.add(RawHttp.request(playground.port(), "POST", "/reset", "Content-Length: 0\n"));
    var foreign = "Content-Length: 0\nSec-Fetch-Site: cross-site\n";
    responses.add(RawHttp.request(playground.port(), "POST", "/reset", foreign));
    responses.add(RawHttp.exchange(playground.port(), "GET / HTTP/1.1\nHost: evil.example.com\nConnection: close\n\n"));
    responses.add(RawHttp.exchange(playground.port(), "NONSENSE\n\n"));

    responses.forEach(response -> assertHeaders(response, " http://localhost:" + playground.sandboxPort()));
  }

  /** W-04, W-05: the same floor under the sandbox. */
  @Test
  void everyResponseOfTheSandboxCarriesThem() throws Exception {
    for (var path :
        List.of("/", "/healthz", Assets.SANDBOX_CSS, "/nowhere", "/v1/authorize", "/v1/rooms", "/v1/nowhere",
            "/%00")) {
      assertHeaders(RawHttp.get(playground.sandboxPort(), path), "");
    }
    assertHeaders(RawHttp.request(playground.sandboxPort(), "TRACE", "/", ""), "");
  }

  /** W-05: a browser never has to guess what it got, nor in which encoding. */
  @Test
  void everyResponseSaysWhatItIs() throws Exception {
    assertType("text/html;charset=utf-8", "/");
    assertType("text/html;charset=utf-8", "/nowhere");
    assertType("text/html;charset=utf-8", "/%00");
    assertType("application/json;charset=utf-8", "/healthz");
    assertType("text/css;charset=utf-8", Assets.PLAYGROUND_CSS);
    assertType("text/javascript;charset=utf-8", Assets.PLAYGROUND_JS);
    assertType("image/svg+xml", Assets.ICON_SVG);
  }

  /** W-14: neither pages nor refusals are kept by any cache, of files that are not there either. */
  @Test
  void whatMayHoldCodesOrTokensIsNotStored() throws Exception {
    for (var path : List.of("/", "/?flow=1", "/callback?state=s&code=c", "/token", "/nowhere", "/healthz", "/assets/",
        "/assets/nowhere.01234567.css")) {
      assertEquals("no-store", RawHttp.header(RawHttp.get(playground.port(), path), "Cache-Control"), path);
    }

    var browser = playground.newBrowser();
    var signIn = browser.get("/").press("requestCode").follow();
    var withCode = signIn.pressFirst("button[name=person]").follow().press("accept").follow();
    var withToken = withCode.press("requestToken").follow();
    assertEquals("no-store", withToken.header("Cache-Control"));
    withToken.press("reset");
    assertFalse(browser.get(withToken.uri().toString()).body().contains(withToken.value("token")), "Back after reset");
  }

  private void assertType(String type, String path) throws Exception {
    var sent = RawHttp.header(RawHttp.get(playground.port(), path), "Content-Type");
    assertEquals(type, sent.toLowerCase(Locale.ROOT), path);
  }

  private static void assertHeaders(String response, String formTargets) {
    var line = RawHttp.head(response).lines().findFirst().orElseThrow();
    assertAll(
        line,
        () -> assertEquals(
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
                + " form-action 'self'" + formTargets,
            RawHttp.header(response, "Content-Security-Policy")),
        () -> assertEquals("nosniff", RawHttp.header(response, "X-Content-Type-Options")),
        () -> assertEquals("no-referrer", RawHttp.header(response, "Referrer-Policy")),
        () -> assertEquals("same-origin", RawHttp.header(response, "Cross-Origin-Opener-Policy")),
        () -> assertEquals("same-origin", RawHttp.header(response, "Cross-Origin-Resource-Policy")),
        () -> assertEquals("DENY", RawHttp.header(response, "X-Frame-Options")),
        () -> assertEquals("", RawHttp.header(response, "Server")),
        () -> assertEquals("", RawHttp.header(response, "X-Powered-By")));
  }
}
