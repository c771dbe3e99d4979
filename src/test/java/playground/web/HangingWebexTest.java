package playground.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import playground.testing.Browser;
import playground.testing.Clicks;
import playground.testing.FakeWebex;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;
import playground.testing.FlowToCode;

/** A Webex that does not answer costs its own users a wait, and nobody else anything. */
@Isolated("hundreds of connections at once")
@Timeout(120) // seconds; only for a playground that hangs too
class HangingWebexTest {

  private static final String TOKENS =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + FakeWebex.TOKENS.length() + "\r\n\r\n" + FakeWebex.TOKENS;

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground patient = RunningPlayground.with(webex.baseUrl(), Duration.ofMinutes(5));

  @RegisterExtension
  final RunningPlayground impatient = RunningPlayground.with(webex.baseUrl(), Duration.ofMillis(400));

  private final Clicks clicks = new Clicks();

  /** F-01, F-12: the code has perhaps not been used, so the button is there again. */
  @Test
  void afterATimeOutTheButtonIsThereAgainAndWorks() {
    webex.answering(RawWebex.SILENCE);
    var page = FlowToCode.andExchange(impatient.newBrowser());
    webex.nowAnswering(connection -> connection.getOutputStream().write(TOKENS.getBytes(US_ASCII)));

    var then = page.press("requestToken").follow();

    assertTrue(page.text().contains("didn't respond within 0.4 seconds."), page.text());
    assertTrue(page.text().contains("No complete response after "), page.text());
    assertEquals("acc3ss", then.value("token"));
  }

  @Test
  void afterARefusedConnectionTheButtonIsThereAgain() {
    webex.close();

    var page = FlowToCode.andExchange(patient.newBrowser());

    assertTrue(page.text().contains("The playground couldn't connect to " + webex.baseUrl().getRawAuthority() + "."));
    assertTrue(page.has("requestToken"));
  }

  /** C-08: while the first click waits for Webex, two more wait with it and the others see a page that says so. */
  @Test
  void clicksDuringAnExchangeSendNothing() throws Exception {
    var held = new CountDownLatch(1);
    webex.answering(connection -> answerAfter(held, connection.getOutputStream()::write));
    var browser = patient.newBrowser();
    var page = FlowToCode.with(browser);
    clicks.press(browser, page, "/token");
    webex.nextRequest();

    for (var i = 0; i < 19; i++) {
      clicks.press(browser, page, "/token");
    }
    clicks.awaitRedirects(17);
    var meanwhile = browser.get("/");
    held.countDown();
    clicks.awaitRedirects(3);

    assertTrue(meanwhile.text().contains("Waiting for Webex. This page reloads every second."), meanwhile.text());
    assertEquals(0, webex.requestsLeft(), "one request reached Webex");
    assertEquals("acc3ss", browser.get("/").value("token"));
  }

  /** F-07: whoever refreshes meanwhile gets the token of the one refresh. */
  @Test
  void refreshesAtOnceAreOneRefresh() throws Exception {
    webex.answering(TOKENS);
    var browser = patient.newBrowser();
    var page = FlowToCode.andExchange(browser);
    webex.nextRequest();
    var held = new CountDownLatch(1);
    webex.nowAnswering(connection -> answerAfter(held, connection.getOutputStream()::write));
    clicks.press(browser, page, "/refresh");
    webex.nextRequest();

    for (var i = 0; i < 49; i++) {
      clicks.press(browser, page, "/refresh");
    }
    clicks.awaitRedirects(47);
    held.countDown();
    clicks.awaitRedirects(3);

    assertEquals(0, webex.requestsLeft(), "one refresh reached Webex");
    assertEquals("acc3ss", browser.get("/").value("token"));
  }

  /** F-06: more exchanges than the server has threads; all but sixteen are told so, and the pages answer. */
  @Test
  void threeHundredExchangesLeaveTheOtherPagesAlone() throws Exception {
    webex.answering(RawWebex.SILENCE);
    for (var i = 0; i < 30; i++) {
      var browser = patient.newBrowser();
      for (var page : walks(browser, 10)) {
        clicks.press(browser, page, "/token");
      }
    }

    for (var i = 0; i < 16; i++) {
      webex.nextRequest();
    }
    clicks.awaitRedirects(284);

    assertEquals(0, webex.requestsLeft());
    assertEquals(200, patient.newBrowser().get("/").status());
    assertEquals(200, patient.newBrowser().get("/healthz").status());
    var another = FlowToCode.andExchange(patient.newBrowser());
    assertTrue(another.text().contains("Too many requests to Webex are in progress."), another.text());
    assertTrue(another.has("requestToken"), "nothing is lost");
    webex.close();
  }

  private static List<Browser.Page> walks(Browser browser, int count) {
    var pages = new ArrayList<Browser.Page>();
    for (var i = 0; i < count; i++) {
      pages.add(FlowToCode.with(browser));
    }
    return pages;
  }

  private interface Out {
    void write(byte[] bytes) throws IOException;
  }

  private static void answerAfter(CountDownLatch held, Out out) throws IOException {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.write(TOKENS.getBytes(US_ASCII));
  }
}
