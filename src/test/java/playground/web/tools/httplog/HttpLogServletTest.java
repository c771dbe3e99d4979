package playground.web.tools.httplog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every message of the flow can be looked at and handed on, and none of them gives anything away. */
class HttpLogServletTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void everyMessageStandsThereInTheOrderOfPassing() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser).press("refreshToken");

    var page = browser.get("/http-log");

    assertEquals(
        List.of(
            "1 · The browser requests an authorization code",
            "2 · Webex redirects the browser back with a code 303",
            "3 · The playground exchanges the code for tokens 200",
            "4 · The playground refreshes the access token 200"),
        page.document().select(".message h2").eachText());
    assertEquals(4, page.document().select("svg .arrow").size(), "an arrow each");
  }

  /** C-12, C-13: masked on the page and in the archive. */
  @Test
  void noSecretCodeStateOrTokenStandsOnThePageOrInTheArchive() {
    var browser = playground.newBrowser();
    var withCode = SandboxSteps.toCode(browser);
    var withToken = withCode.press("requestToken").follow();

    var shown = browser.get("/http-log").body() + browser.get("/http-log.har").body();

    for (var secret : List.of(
        withCode.value("code"),
        withCode.value("stateDisplay"),
        withToken.value("token"),
        withToken.value("refresh"),
        playground.credentials().clientSecret().orElseThrow().reveal())) {
      assertFalse(shown.contains(secret));
    }
  }

  @Test
  void theOwnerMaySeeTheTokenOnceDeliberately() {
    var browser = playground.newBrowser();
    var token = SandboxSteps.toTokens(browser).value("token");

    var revealed = browser.get("/http-log").press("reveal");

    assertTrue(revealed.body().contains(token));
    assertEquals("no-store", revealed.header("Cache-Control"));
    assertFalse(browser.get("/http-log").body().contains(token), "and then it is masked again");
  }

  @Test
  void theArchiveIsHar12() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    var answer = browser.get("/http-log.har");
    var log = new JsonMapper().readTree(answer.body()).get("log");

    assertEquals("attachment; filename=\"webex-oauth.har\"", answer.header("Content-Disposition"));
    assertEquals("1.2", log.get("version").stringValue());
    var entries = log.get("entries");
    assertEquals(4, entries.size());
    IntStream.range(0, 4).mapToObj(entries::get).forEach(HttpLogServletTest::assertComplete);
    assertEquals(200, entries.get(3).get("response").get("status").intValue());
    assertTrue(entries.get(3).get("request").get("postData").get("text").stringValue().contains("%2Fcallback&code=●"));
  }

  /** Redirects of the browser have the status, the target and the parameters that the browser saw; C-13: redacted. */
  @Test
  void whatTheBrowserCarriedIsInTheArchiveAsTheBrowserSawIt() {
    var browser = playground.newBrowser();
    var state = SandboxSteps.toCode(browser).value("stateDisplay");

    var form = entry(browser, 0);
    var authorization = entry(browser, 1);
    var callback = entry(browser, 2);

    assertEquals("POST " + playground.address() + "/authorize 303", line(form));
    var url = authorization.get("request").get("url").stringValue();
    assertEquals(url, form.get("response").get("redirectURL").stringValue());
    assertTrue(url.startsWith("http://localhost:" + playground.sandboxPort() + "/v1/authorize?response_type=code&"), url);
    assertEquals(0, authorization.get("response").get("status").intValue(), "the browser alone knows it");
    assertEquals(
        List.of("response_type", "scope", "state", "client_id", "redirect_uri", "code_challenge", "code_challenge_method"),
        parameters(authorization, "name"));
    assertEquals("GET " + playground.redirectUri() + "?code=******&state=****** 303", line(callback));
    assertEquals("/?flow=1#step-3", callback.get("response").get("redirectURL").stringValue());
    assertEquals(List.of("code", "state"), parameters(callback, "name"));
    assertEquals(List.of("******", "******"), parameters(callback, "value"));
    assertFalse(browser.get("/http-log.har").body().contains(state));
  }

  @Test
  void aRejectedCallbackHasItsStatusInTheArchive() {
    var browser = playground.newBrowser();
    SandboxSteps.toCode(browser);

    var page = browser.get("/callback?code=c0de&state=forged");

    assertEquals(400, page.status());
    assertEquals("GET " + playground.redirectUri() + "?code=******&state=****** 400", line(entry(browser, 3)));
    assertEquals("GET " + playground.redirectUri() + "?code=******&state=****** 303", line(entry(browser, 2)));
  }

  @Test
  void aRefusalThatIsShownInItsStepIsARedirectInTheArchive() {
    var browser = playground.newBrowser();
    browser.get("/").press("requestCode").follow().pressFirst("button[name=person]").follow().press("decline").follow();

    var callback = entry(browser, 2);

    assertTrue(line(callback).endsWith(" 303"), line(callback));
    assertTrue(parameters(callback, "value").contains("access_denied"));
  }

  private static JsonNode entry(Browser browser, int number) {
    return new JsonMapper().readTree(browser.get("/http-log.har").body()).get("log").get("entries").get(number);
  }

  private static String line(JsonNode entry) {
    return entry.get("request").get("method").stringValue() + " " + entry.get("request").get("url").stringValue() + " "
        + entry.get("response").get("status").intValue();
  }

  private static List<String> parameters(JsonNode entry, String member) {
    return entry.get("request").get("queryString").valueStream().map(p -> p.get(member).stringValue()).toList();
  }

  /** What HAR 1.2 demands of every entry. */
  private static void assertComplete(JsonNode entry) {
    for (var member : List.of("startedDateTime", "time", "request", "response", "cache", "timings")) {
      assertTrue(entry.has(member), member);
    }
    for (var member : List.of("method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize")) {
      assertTrue(entry.get("request").has(member), member);
    }
    for (var member : List.of("status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL")) {
      assertTrue(entry.get("response").has(member), member);
    }
  }

  @Test
  void aRefusedCallbackStandsThereWithItsReason() {
    var browser = playground.newBrowser();
    SandboxSteps.toCode(browser);
    browser.get("/callback?code=c0de&state=forged");

    var page = browser.get("/http-log");

    assertTrue(page.text().contains("This browser isn't waiting for the state of this callback."));
    assertFalse(page.body().contains("c0de"));
  }

  @Test
  void theLastHundredMessagesAreKept() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    IntStream.range(0, 120).forEach(i -> browser.post("/refresh", "flow=1"));

    var titles = browser.get("/http-log").document().select(".message h2").eachText();

    assertEquals(100, titles.size());
    assertTrue(titles.get(99).startsWith("123 ·"), titles.get(99));
  }

  @Test
  void forgettingForgetsTheWireToo() {
    Browser browser = playground.newBrowser();
    SandboxSteps.toTokens(browser).press("reset");

    assertTrue(browser.get("/http-log").has("empty"));
  }

  /** A body that is no form is shown as it is, whatever is in it: no text makes the log unreadable. */
  @ParameterizedTest
  @ValueSource(strings = {"[\"a=100% b\"]", "[\"%\"]", "[\"%+1&=%zz&=\"]", "[\"a=%C3%28&<b>\"]"})
  void aJsonBodyWithPercentSignsStandsOnThePageAndInTheArchive(String json) {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    var form = Form.empty().with("method", "POST").with("path", "/rooms").with("body", json).with("confirmed", "yes");
    var sent = browser.post("/console", form.encoded()).follow();
    var page = browser.get("/http-log");
    var archive = browser.get("/http-log.har");

    assertTrue(sent.text().contains("POST /v1/rooms HTTP/1.1"), sent.text());
    assertEquals(200, page.status());
    assertTrue(page.text().contains(json), page.text());
    assertEquals(200, archive.status());
    var entries = new JsonMapper().readTree(archive.body()).get("log").get("entries");
    assertEquals(json, entries.get(4).get("request").get("postData").get("text").stringValue());
    assertEquals("application/json", entries.get(4).get("request").get("postData").get("mimeType").stringValue());
  }

  /** Nor does any field of any form: what is posted to us goes on only as one of the values that the server knows. */
  @Test
  void aMadeUpTokenTypeHintDoesNotMakeTheLogUnreadable() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    browser.post("/sign-out/revoke", Form.empty().with("token_type_hint", "100% '; id '").encoded());
    var page = browser.get("/http-log");

    assertEquals(200, page.status());
    assertTrue(page.text().contains("token_type_hint=access_token"), page.text());
    assertFalse(page.text().contains("; id"), "neither in the curl line");
    assertEquals(200, browser.get("/http-log.har").status());
  }
}
