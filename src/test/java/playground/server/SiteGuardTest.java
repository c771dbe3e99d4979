package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** W-17: the methods in use and no others, and no other origin is let in to read. */
class SiteGuardTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void methodsThatNothingUsesAreNotAllowedAnywhere() throws Exception {
    for (var method : List.of("TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "get", "NONSENSE")) {
      for (var path : List.of("/", "/token", "/callback", "/assets/playground.css", "/nowhere")) {
        var answer = RawHttp.request(playground.port(), method, path, "X-Echo: back\n");

        assertEquals(405, RawHttp.status(answer), method + " " + path);
        assertEquals("GET, HEAD, POST", RawHttp.header(answer, "Allow"), method + " " + path);
        assertFalse(answer.contains("X-Echo"), method + " " + path);
      }
    }
  }

  /** The sandbox takes more, each method at the paths that are made for it. */
  @Test
  void theSandboxTakesNoMethodWhereItHasNoUse() throws Exception {
    for (var method : List.of("TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "get", "NONSENSE")) {
      for (var path : List.of("/", "/v1/authorize", "/v1/rooms", "/v1/userinfo", "/my-apps", "/log")) {
        var answer = RawHttp.request(playground.sandboxPort(), method, path, "X-Echo: back\n");

        assertEquals(405, RawHttp.status(answer), method + " " + path);
        assertFalse(answer.contains("X-Echo"), method + " " + path);
      }
    }
  }

  /** The sandbox's token endpoint is the one exception, because Webex's official sample is a page that posts there. */
  @Test
  void noAnswerLetsAnotherOriginReadIt() throws Exception {
    var foreign = "Origin: http://evil.example.com\nAccess-Control-Request-Method: POST\n";
    for (var port : List.of(playground.port(), playground.sandboxPort())) {
      for (var path : List.of("/", "/token", "/healthz", "/v1/rooms", "/v1/authorize", "/log", "/scenarios", "/nowhere")) {
        for (var method : List.of("OPTIONS", "GET", "POST")) {
          var answer = RawHttp.request(port, method, path, foreign + "Content-Length: 0\n");
          assertFalse(RawHttp.head(answer).toLowerCase(Locale.ROOT).contains("access-control"), method + " " + path);
        }
      }
    }
  }

  @Test
  void headAnswersAsGetDoesWithoutTheBody() throws Exception {
    var get = RawHttp.get(playground.port(), "/nowhere");
    var head = RawHttp.request(playground.port(), "HEAD", "/nowhere", "");

    assertEquals(404, RawHttp.status(head));
    assertEquals(RawHttp.header(get, "Content-Length"), RawHttp.header(head, "Content-Length"));
    assertEquals(RawHttp.head(head).length() + 4, head.length(), "nothing after the head");
  }
}
