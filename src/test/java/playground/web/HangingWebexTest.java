package playground.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.IdTokenForge;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;
import playground.testing.FlowToCode;

/** A Webex that does not answer costs its own users a wait, and nobody else anything. */
@Timeout(120) // seconds; only for a playground that hangs too
class HangingWebexTest {

  private static final String TOKENS =
      "HTTP/1.1 200 OK\r\nContent-Length: " + FakeWebex.TOKENS.length() + "\r\n\r\n" + FakeWebex.TOKENS;

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground patient = RunningPlayground.with(webex.baseUrl(), Duration.ofMinutes(5));

  @RegisterExtension
  final RunningPlayground impatient = RunningPlayground.with(webex.baseUrl(), Duration.ofMillis(400));

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<HttpResponse<String>> answers = new ArrayBlockingQueue<>(400);

  /** F-01, F-12: the code has perhaps not been used, so the button is there again. */
  @Test
  void afterATimeOutTheButtonIsThereAgainAndWorks() {
    webex.answering(RawWebex.SILENCE);
    var page = FlowToCode.andExchange(impatient.newBrowser());
    webex.nowAnswering(connection -> connection.getOutputStream().write(TOKENS.getBytes(US_ASCII)));

    var then = page.press("requestToken").follow();

    assertTrue(page.text().contains("did not respond within 0.4 seconds."), page.text());
    assertTrue(page.text().contains("No whole response came."), page.text());
    assertEquals("acc3ss", then.value("token"));
  }

  @Test
  void afterARefusedConnectionTheButtonIsThereAgain() {
    webex.close();

    var page = FlowToCode.andExchange(patient.newBrowser());

    assertTrue(page.text().contains("No connection to " + webex.baseUrl().getRawAuthority() + " came about."));
    assertTrue(page.has("requestToken"));
  }

  /** C-08: while the first click waits for Webex, two more wait with it and the others see a page that says so. */
  @Test
  void clicksDuringAnExchangeSendNothing() throws Exception {
    var held = new CountDownLatch(1);
    webex.answering(connection -> answerAfter(held, connection.getOutputStream()::write));
    var browser = patient.newBrowser();
    var page = FlowToCode.with(browser);
    press(patient, browser, page, "/token");
    webex.nextRequest();

    for (var i = 0; i < 19; i++) {
      press(patient, browser, page, "/token");
    }
    for (var i = 0; i < 17; i++) {
      assertEquals(303, answers.take().statusCode());
    }
    var meanwhile = browser.get("/");
    held.countDown();
    for (var i = 0; i < 3; i++) {
      assertEquals(303, answers.take().statusCode());
    }

    assertTrue(meanwhile.text().contains("A request to Webex is under way"), meanwhile.text());
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
    press(patient, browser, page, "/refresh");
    webex.nextRequest();

    for (var i = 0; i < 49; i++) {
      press(patient, browser, page, "/refresh");
    }
    for (var i = 0; i < 47; i++) {
      assertEquals(303, answers.take().statusCode());
    }
    held.countDown();
    for (var i = 0; i < 3; i++) {
      assertEquals(303, answers.take().statusCode());
    }

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
        press(patient, browser, page, "/token");
      }
    }

    for (var i = 0; i < 16; i++) {
      webex.nextRequest();
    }
    for (var i = 0; i < 284; i++) {
      assertEquals(303, answers.take().statusCode());
    }

    assertEquals(0, webex.requestsLeft());
    assertEquals(200, patient.newBrowser().get("/").status());
    assertEquals(200, patient.newBrowser().get("/healthz").status());
    var another = FlowToCode.andExchange(patient.newBrowser());
    assertTrue(another.text().contains("Too many requests to Webex are under way."), another.text());
    assertTrue(another.has("requestToken"), "nothing is lost");
    webex.close();
  }

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

    signedIn.forEach(each -> press(patient, each.getKey(), each.getValue(), "/login"));

    assertTrue(webex.nextRequest().startsWith("GET /v1/verification "));
    for (var i = 0; i < 196; i++) {
      assertEquals(303, answers.take().statusCode());
    }
    assertEquals(0, webex.requestsLeft());
    assertEquals(200, patient.newBrowser().get("/").status());
    assertEquals(200, patient.newBrowser().get("/healthz").status());
    webex.close();
    for (var i = 0; i < 4; i++) {
      assertEquals(303, answers.take().statusCode());
    }
  }

  /** Its ID token names a key and no subject, so that userinfo is not called. */
  private static String tokensWithIdToken() {
    var idToken = IdTokenForge.raw("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", "{}", "c2ln").reveal();
    var body = FakeWebex.TOKENS.replaceFirst("}$", ", \"id_token\": \"" + idToken + "\"}");
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static List<Browser.Page> walks(Browser browser, int count) {
    var pages = new ArrayList<Browser.Page>();
    for (var i = 0; i < count; i++) {
      pages.add(FlowToCode.with(browser));
    }
    return pages;
  }

  /** Presses a button of that page without waiting for the answer. */
  private void press(RunningPlayground playground, Browser browser, Browser.Page page, String action) {
    var flow = page.document().selectFirst("form[action=" + action + "] input[name=flow]").val();
    var cookies = browser.cookies().getCookieStore().getCookies().stream();
    var request =
        HttpRequest.newBuilder(playground.address().resolve(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .header("Cookie", cookies.map(c -> c.getName() + "=" + c.getValue()).collect(Collectors.joining("; ")))
            .POST(BodyPublishers.ofString("flow=" + flow))
            .build();
    client.sendAsync(request, BodyHandlers.ofString()).thenAccept(answers::add);
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
