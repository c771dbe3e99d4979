package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** C-23: a session that is cleared while a token request is under way leaves no valid tokens behind. */
@Timeout(60) // seconds; only for a playground that never revokes
class ClearedSessionTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(10));

  @Test
  void tokensThatArriveAfterwardsAreRevoked() {
    var browser = playground.newBrowser();
    webex.answering(connection -> respondOnceCleared(connection, browser));

    var page = FlowToCode.with(browser).press("requestToken");

    assertEquals(409, page.status());
    assertTrue(webex.nextRequest().startsWith("POST /v1/access_token "));
    assertRevoked("token=acc3ss&token_type_hint=access_token");
    assertRevoked("token=r3fresh&token_type_hint=refresh_token");
  }

  /** The person clears the session in another tab while Webex makes the tokens. */
  private void respondOnceCleared(Socket connection, Browser browser) throws IOException {
    webex.nowAnswering(RawWebex.ok(""));
    browser.post("/reset", "");
    RawWebex.ok(FakeWebex.TOKENS).to(connection);
  }

  private void assertRevoked(String form) {
    var request = webex.nextRequest();
    assertTrue(request.startsWith("POST /idb/oauth2/v1/revoke "), request);
    assertTrue(request.endsWith("\r\n\r\n" + form), request);
  }
}
