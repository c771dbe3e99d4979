package playground.web.tools.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.flow.ReadyCall;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** Any call below the base URL, and nothing else, with the token in place. */
class ConsoleServletTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void aCallShowsItsStatusAndItsResponse() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    var page = send(browser.get("/console").fill("path", "/rooms").fill("query", "max=1"));

    assertTrue(page.text().contains("Response 200"), page.text());
    assertTrue(page.text().contains("GET /v1/rooms?max=1 HTTP/1.1"));
    assertTrue(page.text().contains("\"items\""));
    assertFalse(page.has("none"));
  }

  /** The pages are followed by what Webex sends, word for word (RFC 8288). */
  @Test
  void thePagesOfAListAreFollowedByTheirLinks() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    var page = send(browser.get("/console").fill("path", "/rooms").fill("query", "max=2"));

    var pages = 1;
    while (page.has("next")) {
      page = page.press("next").follow();
      pages++;
    }

    assertEquals(3, pages, "five rooms, two at a time");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "http://evil.example.com/ | Enter the path alone",
    "/../healthz              | The path contains a dot segment, which leads out of the base URL",
    "/%2e%2e/healthz          | The path contains an encoded slash, dot, backslash"
  })
  void whatLeadsElsewhereIsNotSentAndStaysInTheField(String path, String says) {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    var page = send(browser.get("/console").fill("path", path));

    assertTrue(page.text().contains("Nothing was sent. " + says), page.text());
    assertEquals(path, page.value("path"), "nothing typed is lost");
  }

  @Test
  void aBodyThatIsNoJsonIsNotSent() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    browser.post("/console", "method=POST&path=%2Frooms&body=%7Bnonsense&confirmed=yes");
    var page = browser.get("/console");

    assertTrue(page.text().contains("The body isn't JSON. Nothing was sent."), page.text());
    assertEquals("{nonsense", page.document().getElementById("body").text());
  }

  @Test
  void aCallWhoseScopeIsMissingIsMarkedBeforeAndExplainedAfterwards() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    var marked = browser.get("/console").document().select(".ready li:has(.problem) code:first-child").eachText();

    var page = send(browser.get("/console?ready=1"));

    assertTrue(marked.contains("GET /people/me"), marked.toString());
    assertFalse(marked.contains("GET /rooms"), marked.toString());
    assertTrue(page.text().contains("The token lacks spark:people_read"), page.text());
  }

  @Test
  void withoutATokenItOffersTheFlowAndTheFieldForAToken() {
    var browser = playground.newBrowser();

    var page = browser.get("/console");

    assertTrue(page.text().contains("There is no token yet. Run the flow or paste a token."), page.text());
    assertTrue(page.document().selectFirst("details:has(#pastedToken)").hasAttr("open"));
    assertTrue(page.document().getElementById("send").hasAttr("disabled"));
    assertEquals(409, browser.post("/console", "method=GET&path=/rooms").status());
  }

  /** Whatever may change or delete something asks first, without a script, and keeps what was typed. */
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void anythingButAGetAsksBeforeItIsSent(String method) {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    var body = "{\"title\": \"<b>\"}";
    var form = Form.empty().with("method", method).with("path", "/teams/t1").with("query", "a=b").with("body", body);

    var asked = browser.post("/console", form.encoded()).follow();

    assertEquals(3, calls(browser), "nothing has been sent");
    assertEquals("Send " + method + " /teams/t1", asked.document().getElementById("confirm").text());
    assertEquals(
        List.of(method, "localhost:" + playground.sandboxPort(), "/v1/teams/t1?a=b", body),
        asked.document().select("#toConfirm code").eachText());
    assertEquals(body, asked.document().getElementById("body").text(), "it is still in the form");
    assertEquals("/teams/t1", asked.value("path"));
    var edited = browser.get(asked.document().getElementById("edit").attr("href"));
    assertFalse(edited.has("confirm"));
    assertEquals("/teams/t1", edited.value("path"));

    var sent = asked.press("confirm").follow();

    assertEquals(4, calls(browser));
    assertTrue(sent.text().contains(method + " /v1/teams/t1?a=b HTTP/1.1"), sent.text());
    assertFalse(sent.has("confirm"));
    assertTrue(sent.text().contains("The sandbox doesn't play this call (40"), sent.text());
    assertFalse(sent.text().contains("base URL may be wrong"));
  }

  private static int calls(Browser browser) {
    return browser.get("/http-log").document().select(".message").size();
  }

  /**
   * What is not marked works in the sandbox, with its scope and without, and what is marked is unknown there. Mistakes 2 and 15:
   * a call without its scope is refused with that scope's name.
   */
  @Test
  void everyReadyCallWorksInTheSandboxOrIsMarked() {
    var browser = playground.newBrowser();
    SandboxSteps.signInAndConsent(browser.get("/").fill("oauthScopes", "openid spark:rooms_read").press("requestCode"))
        .press("requestToken");

    var calls = browser.get("/console").document().select(".ready li");

    assertEquals(ReadyCall.ALL.size(), calls.size());
    for (var call : calls) {
      var link = call.selectFirst("a");
      var form = browser.get(link.attr("href"));
      var answer = send(form);
      answer = answer.has("confirm") ? answer.press("confirm").follow() : answer;
      var status = answer.document().selectFirst("#answer .status-badge").text();
      if (call.selectFirst(".not-played") != null) {
        assertTrue(answer.text().contains("The sandbox doesn't play this call (" + status + ")."), link.text());
      } else {
        assertEquals(call.selectFirst(".problem") != null ? "403" : "200", status, link.text());
      }
    }
    assertEquals(
        List.of(
            "GET /rooms", "GET /people/me", "GET /people", "GET /memberships", "GET /messages", "POST /messages", "POST /rooms",
            "GET /userinfo", "GET /authorizations/tokenExpiry"),
        calls.select("li:not(:has(.not-played)) a").eachText());
  }

  /** C-13: a token from elsewhere works before any flow, and is seen nowhere again. */
  @Test
  void aPastedTokenMakesCallsBeforeAnyFlow() {
    var token = tokenOfAnotherBrowser();
    var browser = playground.newBrowser();
    var console = browser.get("/console");
    assertEquals("password", console.document().getElementById("pastedToken").attr("type"));
    assertTrue(
        console.document().getElementById("pastedToken-help").text().contains("localhost:" + playground.sandboxPort()),
        "the host is named before anything is sent");

    var pasted = console.fill("pastedToken", token).press("useToken");
    var page = pasted.follow();
    var answer = send(page);

    assertTrue(page.text().contains("More than 12 hours are left, so this is not a personal access token."), page.text());
    assertEquals("2026-12-08T01:45:13Z".length(), page.document().selectFirst("#pasted time").attr("datetime").length());
    assertEquals("200", answer.document().selectFirst("#answer .status-badge").text());
    for (var shown : List.of(pasted, page, answer, browser.get("/console"), browser.get("/http-log"), browser.get("/http-log.har"))) {
      assertFalse(shown.body().contains(token), shown.uri().toString());
      assertFalse(shown.header("Location").contains(token));
    }
    assertEquals("", browser.get("/console").value("pastedToken"));
  }

  @Test
  void theScopesOfAPastedTokenAreFoundOutByTheCalls() {
    var token = tokenOfAnotherBrowser();
    var browser = playground.newBrowser();
    var page = paste(browser, token);
    assertTrue(page.value("scopesFound").startsWith("Its scopes are unknown"), page.text());

    send(browser.get("/console?ready=0"));
    var refused = send(browser.get("/console?ready=1"));

    assertTrue(refused.text().contains("Webex denied the call (403)."), refused.text());
    assertTrue(refused.text().contains("The token lacks spark:people_read, or its owner lacks a role"), refused.text());
    assertEquals(
        "Scopes that worked: spark:rooms_read. Refused with 403: spark:people_read.", refused.value("scopesFound"));
    assertEquals(List.of("which this token has"), refused.document().select(".ready li:first-child strong").eachText());
  }

  /** Mistake 14: a personal token of 12 hours, used the next day as if it were permanent. */
  @Test
  void aPersonalTokenThatIsUsedTheNextDayIsExplained() {
    var token = tokenOfAnotherBrowser();
    var browser = playground.newBrowser();
    playground.clock().forward(Duration.ofDays(14).minusHours(12));

    var page = paste(browser, token);
    assertTrue(page.text().contains("12 hours or less are left. This may be a personal access token"), page.text());
    playground.clock().forward(Duration.ofHours(13));
    paste(browser, token); // the session is another one by then
    var answer = send(browser.get("/console"));

    assertTrue(answer.text().contains("Webex rejected the pasted token (401)."), answer.text());
    assertTrue(answer.text().contains("A personal access token expires after 12 hours."), answer.text());
    assertTrue(answer.text().contains("use an integration: its refresh token gets new access tokens"), answer.text());
    assertTrue(answer.text().contains("Invalid: the server returned 401."), answer.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "two words", "a\nb", "t\u00f6ken"})
  void whatCannotBeATokenIsNotSent(String pasted) {
    var browser = playground.newBrowser();

    var page = browser.post("/console/token", Form.empty().with("token", pasted).encoded()).follow();

    assertTrue(page.value("pastedToken-help").startsWith("This is not an access token"), page.text());
    assertEquals(0, calls(browser));
  }

  @Test
  void aTokenThatWasRemovedMakesNoMoreCalls() {
    var browser = playground.newBrowser();
    var page = paste(browser, tokenOfAnotherBrowser());

    page.press("removeToken");

    assertTrue(browser.get("/console").has("noToken"));
    assertEquals(409, browser.post("/console", "method=GET&path=/rooms").status());
  }

  /** It comes from a body alone: a query is written into histories and logs. */
  @Test
  void aTokenInTheAddressIsNotTaken() {
    var browser = playground.newBrowser();

    browser.post("/console/token?token=abc", "");

    assertFalse(browser.get("/console").has("pasted"));
  }

  private static Browser.Page paste(Browser browser, String token) {
    return browser.post("/console/token", Form.empty().with("token", "Bearer " + token).encoded()).follow();
  }

  private String tokenOfAnotherBrowser() {
    return SandboxSteps.toTokens(playground.newBrowser()).value("token");
  }

  /** C-13: the token goes along in the header, and stands nowhere on the page. */
  @Test
  void theTokenDoesNotShow() {
    var browser = playground.newBrowser();
    var token = SandboxSteps.toTokens(browser).value("token");

    var page = send(browser.get("/console"));

    for (var part : List.of(page.body(), page.uri().toString())) {
      assertFalse(part.contains(token));
    }
  }

  private static Browser.Page send(Browser.Page console) {
    return console.press("send").follow();
  }
}
