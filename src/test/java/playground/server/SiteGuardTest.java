package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.html.Assets;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** W-17: the methods in use and no others, and no other origin is let in to read. */
class SiteGuardTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void methodsThatNothingUsesAreNotAllowedAnywhere() throws Exception {
    var foreign = List.of("TRACE", "PATCH", "PROPFIND", "get", "NONSENSE");
    var paths = List.of("/", "/token", "/callback", Assets.PLAYGROUND_CSS, "/v1/access_token", "/nowhere");

    assertRefused(playground.port(), foreign, paths, "GET, HEAD, POST");
    assertRefused(playground.port(), List.of("PUT", "DELETE", "OPTIONS"), paths, "GET, HEAD, POST");
    assertRefused(playground.sandboxPort(), foreign, paths, "DELETE, GET, HEAD, OPTIONS, POST, PUT");
  }

  /** Each of them is in use somewhere in the sandbox, and there alone. */
  @Test
  void methodsThatThePathDoesNotUseAreNotAllowedThere() throws Exception {
    var paths = List.of(
        "/", "/healthz", "/log", Assets.PLAYGROUND_CSS, "/v1/access_token", "/v1/authorize", "/v1/userinfo");

    for (var method : List.of("PUT", "DELETE", "OPTIONS")) {
      for (var path : paths) {
        var response = RawHttp.request(playground.sandboxPort(), method, path, "");
        assertEquals(405, RawHttp.status(response), method + " " + path);
      }
    }
  }

  private static void assertRefused(int port, List<String> methods, List<String> paths, String allowed)
      throws Exception {
    for (var method : methods) {
      for (var path : paths) {
        var response = RawHttp.request(port, method, path, "X-Echo: back\n");
        assertEquals(405, RawHttp.status(response), method + " " + path);
        assertEquals(allowed, RawHttp.header(response, "Allow"), method + " " + path);
        assertFalse(response.contains("X-Echo"), method + " " + path);
      }
    }
  }

  /** But what programs call at the sandbox, as at Webex (W-17). */
  @Test
  void noResponseLetsAnotherOriginReadIt() throws Exception {
    var foreign = "Origin: http://evil.example.com\nAccess-Control-Request-Method: POST\n";
    for (var port : List.of(playground.port(), playground.sandboxPort())) {
      for (var path : List.of("/", "/token", "/healthz", "/v1/authorize", "/log", "/nowhere")) {
        for (var method : List.of("OPTIONS", "GET", "POST")) {
          var response = RawHttp.request(port, method, path, foreign + "Content-Length: 0\n");
          assertFalse(RawHttp.head(response).toLowerCase(Locale.ROOT).contains("access-control"), method + " " + path);
        }
      }
    }
  }

  @Test
  void headHasTheHeadersOfGetWithoutTheBody() throws Exception {
    var get = RawHttp.get(playground.port(), "/nowhere");
    var head = RawHttp.request(playground.port(), "HEAD", "/nowhere", "");

    assertEquals(404, RawHttp.status(head));
    assertEquals(RawHttp.header(get, "Content-Length"), RawHttp.header(head, "Content-Length"));
    assertEquals(RawHttp.head(head).length() + 4, head.length(), "nothing after the head");
  }
}
