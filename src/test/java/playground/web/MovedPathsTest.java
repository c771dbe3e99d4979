package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** Bookmarks and scripts that were made with an earlier version go on working. */
class MovedPathsTest {

  @RegisterExtension
  final RunningPlayground playground =
      RunningPlayground.with(URI.create("http://localhost:1/v1"), Duration.ofSeconds(1));

  @ParameterizedTest
  @CsvSource({
      "/wire, /http-log",
      "/wire.har, /http-log.har",
      "/take-along, /samples",
      "/take-along/webex_flow.py, /samples/webex_flow.py",
      "/not-back, /troubleshooting",
      "/end, /sign-out",
      "/end/signed-out, /sign-out/done",
      "/end?flow=1, /sign-out?flow=1",
  })
  void anOldAddressLeadsToTheNewOne(String old, String moved) {
    var response = playground.newBrowser().get(old);

    assertEquals(308, response.status());
    assertEquals(moved, response.header("Location"));
  }

  /** RFC 9110 §15.4.9: 308 repeats the request with its method and its body. */
  @ParameterizedTest
  @CsvSource({"/end/revoke, /sign-out/revoke", "/end/sign-out, /sign-out", "/wire/reveal, /http-log/reveal"})
  void anOldButtonStillWorks(String old, String moved) {
    var response = playground.newBrowser().post(old, "flow=1");

    assertEquals(308, response.status());
    assertEquals(moved, response.header("Location"));
  }

  /** What is repeated in the redirect stays on this server. */
  @Test
  void nothingElseIsRedirected() throws Exception {
    for (var path : new String[] {"/wirework", "/end/more/paths", "//take-along", "/not-back%2f%2fevil.example"}) {
      var response = RawHttp.get(playground.port(), path);

      assertEquals("", RawHttp.header(response, "Location"), path);
    }
  }
}
