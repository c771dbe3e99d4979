package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.html.Assets;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** W-01: a page elsewhere that has its own name resolved to 127.0.0.1 gets nothing, on either port. */
class HostAllowlistTest {

  private static final List<String> FOREIGN =
      List.of("evil.example.com", "localhost.evil.example.com", "evil-localhost", "127.0.0.1.nip.io", "localhost.",
          "127.0.0.2", "0.0.0.0", "2130706433", "[::]", "10.0.0.1");

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void aForeignNameGets421WithoutASessionOrAnyWork() throws Exception {
    for (var port : List.of(playground.port(), playground.sandboxPort())) {
      for (var host : FOREIGN) {
        for (var path :
            List.of("/", "/healthz", Assets.PLAYGROUND_CSS, "/callback?state=s&code=c", "/v1/authorize")) {
          var response = get(port, host + ":" + port, path);
          assertEquals(421, RawHttp.status(response), host + path);
          assertFalse(response.contains("Set-Cookie"), host + path);
        }
      }
    }
  }

  @Test
  void aPostUnderAForeignNameBeginsNothing() throws Exception {
    var response =
        RawHttp.exchange(playground.port(), """
            POST /authorize HTTP/1.1
            Host: evil.example.com
            Origin: http://evil.example.com
            Sec-Fetch-Site: same-origin
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 7
            Connection: close

            state=s""");

    assertEquals(421, RawHttp.status(response));
    assertFalse(response.contains("Set-Cookie") || response.contains("Location"), response);
  }

  @Test
  void theNamesOfThisMachineAreServedInAnyCaseAndUnderAnyPort() throws Exception {
    for (var host : List.of("localhost", "LocalHost:1", "127.0.0.1:80", "[::1]:9")) {
      assertEquals(200, RawHttp.status(get(playground.port(), host, "/healthz")), host);
      assertEquals(200, RawHttp.status(get(playground.sandboxPort(), host, "/healthz")), host);
    }
  }

  @Test
  void aHostThatIsAbsentTwofoldOrContradictedIsMalformed() throws Exception {
    var port = playground.port();
    for (var head :
        List.of("GET / HTTP/1.1", "GET / HTTP/1.1\nHost:", "GET / HTTP/1.1\nHost: localhost\nHost: evil.example.com",
            "GET / HTTP/1.1\nHost: user@localhost", "GET http://evil.example.com/ HTTP/1.1\nHost: localhost",
            "GET http://localhost/ HTTP/1.1\nHost: evil.example.com")) {
      var response = RawHttp.exchange(port, head + "\nConnection: close\n\n");
      assertEquals(400, RawHttp.status(response), head);
      assertFalse(response.contains("Set-Cookie"), head);
    }
  }

  @Test
  void theNameOfTheProxyInFrontIsServedByThePlaygroundAlone() throws Exception {
    var behind = RunningPlayground.withSandbox().behind(URI.create("https://play.example.com"));
    behind.start();
    try {
      assertEquals(200, RawHttp.status(get(behind.port(), "play.example.com", "/")));
      assertEquals(421, RawHttp.status(get(behind.port(), "other.example.com", "/")));
      assertEquals(421, RawHttp.status(get(behind.sandboxPort(), "play.example.com", "/")));
    } finally {
      behind.stop();
    }
  }

  @Test
  void the421SaysHowToOpenThePageInstead() throws Exception {
    assertTrue(get(playground.port(), "evil.example.com", "/").contains("set server.public-url"));
  }

  private static String get(int port, String host, String target) throws IOException {
    return RawHttp.exchange(port, "GET " + target + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");
  }
}
