package playground.web.steps.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import playground.testing.Browser;
import playground.testing.Clicks;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.IdTokenForge;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** A Webex whose keys do not come costs those who check a sign-in a wait, and nobody else anything. */
@Isolated("hundreds of connections at once")
@Timeout(120) // seconds; only for a playground that hangs too
class HangingKeysTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground patient = RunningPlayground.with(webex.baseUrl(), Duration.ofMinutes(5));

  private final Clicks clicks = new Clicks();

  /** C-20, F-06: while the keys do not come, one check fetches, three wait for it, and nobody else does. */
  @Test
  void twoHundredSignInChecksWithoutKeysLeaveTheOtherPagesAlone() throws Exception {
    webex.answering(connection -> connection.getOutputStream().write(tokensWithIdToken().getBytes(US_ASCII)));
    var signedIn = new ArrayList<Map.Entry<Browser, Browser.Page>>();
    for (var i = 0; i < 200; i++) {
      var browser = i % 10 == 0 ? patient.newBrowser() : signedIn.get(i - 1).getKey();
      signedIn.add(Map.entry(browser, FlowToCode.andExchange(browser)));
      webex.nextRequest();
    }
    webex.nowAnswering(RawWebex.SILENCE);

    signedIn.forEach(each -> clicks.press(each.getKey(), each.getValue(), "/login"));

    assertTrue(webex.nextRequest().startsWith("GET /v1/verification "));
    clicks.awaitRedirects(196);
    assertEquals(0, webex.requestsLeft());
    assertEquals(200, patient.newBrowser().get("/").status());
    assertEquals(200, patient.newBrowser().get("/healthz").status());
    webex.close();
    clicks.awaitRedirects(4);
  }

  /** Its ID token names a key and no subject, so that userinfo is not called. */
  private static String tokensWithIdToken() {
    var idToken = IdTokenForge.raw("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", "{}", "c2ln").reveal();
    var body = FakeWebex.TOKENS.replaceFirst("}$", ", \"id_token\": \"" + idToken + "\"}");
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
