package playground.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.FlowToCode;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** C-05: a button acts on the flow that its own page shows, whatever another tab has obtained since. */
class TwoTabsTest {

  private final AtomicInteger issued = new AtomicInteger();

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  private Browser browser;

  @BeforeEach
  void obtainTokens() {
    webex.respondingToEach(this::respond);
    browser = playground.newBrowser();
    obtain();
  }

  /** Each exchange brings other tokens: access-1, access-2, and so on. */
  private void respond(String request, Socket connection) throws IOException {
    var number = request.startsWith("POST /v1/access_token") ? issued.incrementAndGet() : 0;
    var body = "{\"access_token\":\"access-" + number + "\",\"refresh_token\":\"refresh-" + number + "\"}";
    var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n";
    connection.getOutputStream().write((head + body).getBytes(US_ASCII));
  }

  private void obtain() {
    FlowToCode.andExchange(browser);
    webex.nextRequest();
  }

  @Test
  void aTokenIsRevokedOfTheFlowThatThePageShows() {
    var page = browser.get("/sign-out");
    obtain();

    var revoked = page.press("revokeAccess").follow();

    assertTrue(webex.nextRequest().contains("\r\n\r\ntoken=access-1&"), "the token of the first tab");
    revoked.press("revokeRefresh");
    assertTrue(webex.nextRequest().contains("\r\n\r\ntoken=refresh-1&"), "and so does the page that follows");
  }

  @Test
  void aCallIsSentWithTheTokenOfTheFlowThatThePageShows() {
    var page = browser.get("/console");
    obtain();

    var sent = page.press("send").follow();

    assertTrue(webex.nextRequest().contains("Authorization: Bearer access-1\r\n"));
    sent.press("send");
    assertTrue(webex.nextRequest().contains("Authorization: Bearer access-1\r\n"), "and so does the page that follows");
  }

  /** A page from before, or a script, names no flow and means the latest. */
  @Test
  void withoutAFlowTheLatestIsMeant() {
    obtain();

    browser.post("/sign-out/revoke", "token_type_hint=access_token");
    assertTrue(webex.nextRequest().contains("\r\n\r\ntoken=access-2&"));
    browser.post("/console", "method=GET&path=/rooms");
    assertTrue(webex.nextRequest().contains("Authorization: Bearer access-2\r\n"));
  }

  @Test
  void aPageWhoseFlowIsGoneSaysSoAndSendsNothing() {
    obtain();

    for (var response : new Browser.Page[] {
        browser.post("/sign-out/revoke", "flow=77&token_type_hint=access_token"),
        browser.post("/console", "flow=77&method=GET&path=/rooms")}) {
      assertEquals(409, response.status());
      assertTrue(response.text().contains("This browser has no such flow."), response.text());
    }
    assertEquals(0, webex.requestsLeft());
  }
}
