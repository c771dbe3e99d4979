package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.RunningPlayground;
import playground.testing.FlowToCode;

/** RFC 6749 §4.1.3: the code is traded once, and whatever Webex makes of it ends in a page that leads on. */
class TokenServletTest {

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(20));

  @Test
  void theButtonTradesTheCodeForTokens() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    var page = FlowToCode.andExchange(playground.newBrowser());

    assertEquals("acc3ss", page.value("token"));
    assertEquals("1209599", page.value("expiresIn"));
    assertEquals("r3fresh", page.value("refresh"));
    assertEquals("7775999", page.value("refreshExpiresIn"));
    assertEquals("Bearer", page.value("tokenType"));
    assertEquals("spark:rooms_read", page.value("scope"));
    assertFalse(page.has("requestToken"), "the code is used up");
  }

  /** F-13: the moment follows our clock and what was sent, not the clock of Webex. */
  @Test
  void theExpiryIsCountedFromTheResponse() {
    webex.answersTokens(
        FakeWebex.json(200, "{\"access_token\":\"a\",\"expires_in\":3600}")
            .withHeader("Date", "Thu, 01 Jan 1970 00:00:00 GMT"));
    var browser = playground.newBrowser();
    var fresh = FlowToCode.andExchange(browser);

    playground.clock().forward(Duration.ofSeconds(3599));
    var almost = browser.get("/");
    playground.clock().forward(Duration.ofSeconds(1));
    var over = browser.get("/");

    assertEquals("3600", lifetime(fresh).attr("data-seconds-left"));
    assertEquals("1 hour left", lifetime(fresh).text());
    assertEquals("1 second left", lifetime(almost).text());
    assertEquals("expired", lifetime(over).text());
  }

  /** C-08, F-12: a double click is one request, and so are twenty clicks at once. */
  @Test
  void twentyClicksAtOnceSendOneRequest() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var browser = playground.newBrowser();
    var page = FlowToCode.with(browser);

    var responses = Stream.generate(() -> page).limit(20).parallel().map(p -> p.press("requestToken").status()).toList();

    assertTrue(responses.stream().allMatch(status -> status == 303), responses.toString());
    assertEquals(1, webex.tokenRequests().size());
    assertEquals("acc3ss", browser.get("/").value("token"));
  }

  /** F-12: somebody went Back and pressed the button of the old page again. */
  @Test
  void theButtonOfAnOldPageSendsNothingMore() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var page = FlowToCode.with(playground.newBrowser());
    page.press("requestToken");

    var again = page.press("requestToken").follow();

    assertEquals(1, webex.tokenRequests().size());
    assertEquals("acc3ss", again.value("token"), "what was obtained is still there");
  }

  @Test
  void aRefusedCodeLeadsToANewOne() {
    webex.answersTokens(FakeWebex.json(400, "{\"message\":\"no\",\"trackingId\":\"ROUTER_1\"}"));

    var page = FlowToCode.andExchange(playground.newBrowser());

    assertTrue(page.text().contains("Webex rejected the authorization code (400). It says: no"), page.text());
    assertTrue(page.text().contains("doesn't match the code with this client ID, redirect_uri or code_verifier"), page.text());
    assertTrue(page.text().contains("trackingId for support: ROUTER_1"), page.text());
    assertFalse(page.has("requestToken"), "the button would only bring the same again");
    assertTrue(page.has("requestCode"));
  }

  /** W-21 in spirit: what stands in a URL ends up in histories and logs, so it is no way in for a secret. */
  @Test
  void aSecretInTheQueryIsNotTaken() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var browser = playground.newBrowser();
    FlowToCode.with(browser);

    browser.post("/token?client_secret=fr0m-the-query", "flow=1");

    assertFalse(webex.tokenRequests().get(0).getBodyAsString().contains("fr0m"));
  }

  @Test
  void aRefusedSecretCanBeTypedAnewAndTheNewOneWorks() {
    webex.answersTokens(FakeWebex.json(401, "{\"message\":\"no\"}"));
    var browser = playground.newBrowser();
    var page = FlowToCode.andExchange(browser);
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    var then = page.fill("tokenSecret", "n&w").press("requestToken").follow();

    assertTrue(page.text().contains("Webex rejected the client credentials (401)."), page.text());
    assertTrue(webex.lastForm().contains("&client_secret=n%26w&code_verifier="), "the new secret was sent");
    assertEquals("acc3ss", then.value("token"));
    assertFalse(then.body().contains("n&amp;w"), "and never comes back");
  }

  /** A typed secret goes with its attempt; an empty field means the set-up's own, in each of the three forms. */
  @Test
  void anEmptySecretFieldStandsForTheOneThatWasSetUp() {
    webex.answersTokens(FakeWebex.json(401, "{}"));
    var browser = playground.newBrowser();
    var left = browser.get("/").fill("clientSecret", "wr0ng").fill("stateValue", "st4te").press("requestCode");
    var refused = browser.get("/callback?code=c&state=st4te").follow().press("requestToken").follow();
    var sentWithTheTyped = webex.lastForm();
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    var granted = refused.press("requestToken").follow();
    var sentWithTheEmpty = webex.lastForm();
    FlowToCode.andExchange(browser);

    assertEquals(303, left.status());
    assertTrue(sentWithTheTyped.contains("&client_secret=wr0ng&code_verifier="), "the typed one, in its attempt");
    assertTrue(refused.text().contains("Leave empty to use that of the playground's settings."), refused.text());
    assertEquals("acc3ss", granted.value("token"));
    assertTrue(sentWithTheEmpty.contains("&client_secret=s%26cret%2B1%25&code_verifier="), "the set-up's, at the second try");
    assertTrue(webex.lastForm().contains("&client_secret=s%26cret%2B1%25&code_verifier="), "and in the next attempt");
  }

  /** F-05: the wait is shown, and pressing again works. */
  @Test
  void tooManyRequestsShowTheWait() {
    webex.answersTokens(FakeWebex.json(429, "{}").withHeader("Retry-After", "17"));

    var page = FlowToCode.andExchange(playground.newBrowser());
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    assertTrue(page.text().contains("Wait 17 seconds, as Webex requests, and press the button again."), page.text());
    assertEquals("acc3ss", page.press("requestToken").follow().value("token"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 502, 503})
  void whatDidNotUseTheCodeUpCanBeTriedAgain(int status) {
    webex.answersTokens(FakeWebex.json(status, "{}"));
    var page = FlowToCode.andExchange(playground.newBrowser());
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    assertEquals("acc3ss", page.press("requestToken").follow().value("token"));
    assertTrue(webex.lastForm().contains("&code=" + FlowToCode.CODE + "&"), "the same code was sent");
  }

  /** C-15: nothing said means as requested, and the page says which of both it is. */
  @Test
  void theScopeIsReportedAsGrantedOrAsRequested() {
    assertTrue(pageAfter("{\"access_token\":\"a\"}").contains("The response doesn't name the scopes, so they are as requested."));
    assertTrue(pageAfter("{\"access_token\":\"a\",\"scope\":\"\"}").contains("The response doesn't name the scopes"));
    assertTrue(pageAfter(FakeWebex.TOKENS).contains("As requested."));
    assertTrue(
        pageAfter("{\"access_token\":\"a\",\"scope\":\"spark:kms\"}")
            .contains("Different from the requested scopes: spark:rooms_read"));
  }

  @Test
  void anAbsentTokenTypeIsNotMadeUp() {
    var text = pageAfter("{\"access_token\":\"a\"}");

    assertTrue(text.contains("Missing in the response; Bearer is assumed."), text);
  }

  /** F-03, W-16: each ends in a page, no 500, no stack trace, nothing kept. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "<html>", "[", "{}", "null", "{\"access_token\":7}", "{\"access_token\":\"a\",\"expires_in\":1e999}",
        "{\"access_token\":\"a\",\"token_type\":\"mac\"}", "{\"access_token\":\"a\",\"access_token\":\"b\"}"
      })
  void whatCannotBeUsedEndsInAPage(String body) {
    webex.answersTokens(FakeWebex.json(200, body));

    var page = FlowToCode.andExchange(playground.newBrowser());

    assertEquals(200, page.status());
    assertEquals(1, page.document().select(".failure").size());
    assertEquals("", page.value("token"));
    assertFalse(page.body().contains("Exception") || page.body().contains("\tat "), page.text());
  }

  /** W-13: what Webex says is shown as text, whatever it is. */
  @Test
  void markupInAResponseIsShownAsText() {
    var markup = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    webex.answersTokens(FakeWebex.json(400, "{\"message\":\"" + markup + "\",\"trackingId\":\"" + markup + "\"}"));

    var page = FlowToCode.andExchange(playground.newBrowser());

    assertTrue(page.text().contains(markup), page.text());
    assertEquals(List.of(), page.document().select("img, script:not([src])"));
  }

  /** C-13: the tokens stand in the token panel, in no other place and in no other browser. */
  @Test
  void noOtherPageHoldsAToken() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var browser = playground.newBrowser();
    var page = FlowToCode.andExchange(browser);

    assertEquals(1, occurrences(page, "acc3ss"));
    assertEquals(1, occurrences(page, "r3fresh"));
    for (var path : List.of("/healthz", "/nowhere", "/callback?state=x", "/?flow=9", "/token")) {
      assertEquals(0, occurrences(browser.get(path), "acc3ss") + occurrences(browser.get(path), "r3fresh"), path);
    }
    assertEquals(0, occurrences(playground.newBrowser().get("/?flow=1"), "acc3ss"));
    assertFalse(browser.cookies().getCookieStore().getCookies().toString().contains("acc3ss"));
  }

  @Test
  void afterResetThereIsNothingUnderWay() {
    var page = FlowToCode.with(playground.newBrowser());
    page.press("reset");

    var response = page.press("requestToken");

    assertEquals(409, response.status());
    assertTrue(response.text().contains("This browser has no such flow"), response.text());
    assertEquals(0, webex.tokenRequests().size());
  }

  private String pageAfter(String body) {
    webex.answersTokens(FakeWebex.json(200, body));
    return FlowToCode.andExchange(playground.newBrowser()).text();
  }

  private static Element lifetime(Browser.Page page) {
    return page.document().selectFirst("[data-seconds-left]");
  }

  private static int occurrences(Browser.Page page, String word) {
    return page.body().split(word, -1).length - 1;
  }
}
