package playground.web;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/**
 * Step 2: what comes back is judged, and nothing is exchanged, whatever it is. Several at once, and the session they
 * come back to, are {@link CallbackSessionTest}'s.
 */
class CallbackServletTest {

  /** Plays Webex; answers nothing useful, because nothing may ask it here. */
  @RegisterExtension static final WireMockExtension WEBEX = WireMockExtension.newInstance().build();

  @RegisterExtension
  final RunningPlayground playground =
      RunningPlayground.with(URI.create(WEBEX.baseUrl() + "/v1"), Duration.ofSeconds(5));

  /** C-02, C-10: a callback alone never makes a token request, be it good, forged or a refusal. */
  @AfterEach
  void noRequestHasReachedWebex() {
    WEBEX.verify(0, anyRequestedFor(anyUrl()));
  }

  /** C-09: code and state stay neither in the address bar nor in the history. */
  @Test
  void aGoodCallbackLeadsToThePageByAnAddressWithoutCodeAndState() {
    var browser = begun("st4te");

    var response = browser.get("/callback?code=c0de&state=st4te");

    assertEquals(303, response.status());
    assertEquals("/?flow=1#step-3", response.header("Location"));
    assertEquals("c0de", response.follow().value("code"));
    assertEquals("st4te", response.follow().value("stateDisplay"));
  }

  /** C-02: each refusal has its own message. */
  @Test
  void aCallbackWithoutStateIsRefused() {
    assertRefused("The callback has no state.", begun("st4te").get("/callback?code=c"));
    assertRefused("The callback has no state.", begun("st4te").get("/callback?code=c&state="));
    assertRefused("The callback has no state.", begun("st4te").get("/callback"));
    assertRefused("The callback has no state.", playground.newBrowser().get("/callback?code=c"));
  }

  /** C-02: and a forged callback costs the real one nothing. */
  @Test
  void aStateThatNobodySentIsRefusedAndTheTrueOneStillServes() {
    var browser = begun("st4te");

    assertRefused("isn't waiting for the state of this callback", browser.get("/callback?code=c&state=St4te"));
    assertRefused("isn't waiting for the state of this callback", browser.get("/callback?code=c&state=st4te%00"));
    assertEquals(303, browser.get("/callback?code=c&state=st4te").status());
  }

  /** C-02, C-03: a callback produced in one browser does nothing in another, and leaves that one untouched. */
  @Test
  void theStateOfAnotherBrowserIsRefused() {
    var attacker = begun("attackers");
    var victim = begun("victims");

    assertRefused("isn't waiting for the state of this callback", victim.get("/callback?code=c&state=attackers"));
    assertEquals("", victim.get("/").value("code"));
    assertEquals(303, victim.get("/callback?code=mine&state=victims").status());
    assertEquals(303, attacker.get("/callback?code=c&state=attackers").status());
  }

  /** C-02, F-12: reloading a callback; what the first one brought is kept. */
  @Test
  void aStateServesOnce() {
    var browser = begun("st4te");
    browser.get("/callback?code=c0de&state=st4te");

    assertRefused("has been used already", browser.get("/callback?code=other&state=st4te"));
    assertEquals("c0de", browser.get("/").value("code"));
  }

  /** F-12, C-10: reload, or Back, or the page itself once more: the same cause, until the next attempt. */
  @Test
  void aRefusalStaysVisibleInItsStepUntilTheNextAttempt() {
    var browser = begun("st4te");

    for (var query : List.of("error=access_denied&state=st4te", "error=access_denied&state=st4te", "code=c&state=st4te")) {
      var response = browser.get("/callback?" + query);
      assertEquals(303, response.status());
      assertEquals("/#step-2", response.header("Location"));
      assertTrue(refusal(response.follow()).contains("Access was denied."), query);
    }
    assertTrue(refusal(browser.get("/")).contains("access_denied"));
    begin(browser, "an0ther");
    assertEquals("", refusal(browser.get("/")));
  }

  /** C-10, W-13: whoever has nothing to be shown gets the reason at once. */
  @Test
  void aRefusalOfABrowserWithoutItsIdIsAPageOfItsOwn() {
    for (var expected : Map.of("access_denied", 403, "invalid_scope", 400, "server_error", 502,
        "temporarily_unavailable", 503, "never_heard_of", 400).entrySet()) {
      var browser = begun("st4te");
      var cookies = browser.cookies().getCookieStore();
      cookies.getCookies().stream().filter(cookie -> !cookie.getName().contains("_a_")).toList()
          .forEach(id -> cookies.remove(playground.address(), id));

      var response = browser.get("/callback?state=st4te&error=" + expected.getKey());

      assertEquals(expected.getValue(), response.status(), expected.getKey());
      assertTrue(response.document().select("dd.sent").eachText().contains(expected.getKey()), response.text());
    }
  }

  /** A refusal leaves nothing to go back to, and nothing is claimed to be there. */
  @Test
  void onlyWhatIsStillThereIsSaidToBeStillThere() {
    var browser = begun("st4te");
    var forgotten = playground.newBrowser().post("/token", "flow=1");
    begin(browser, "an0ther").get("/callback?code=c0de&state=an0ther");
    var withACode = browser.get("/callback?code=c0de&state=an0ther");

    assertFalse(forgotten.text().contains("still there"), forgotten.text());
    assertTrue(withACode.text().contains("Your form and tokens are still there."), withACode.text());
  }

  @Test
  void aStateIsGoodForLessThanSixtyMinutes() {
    var punctual = begun("st4te");
    var late = begun("st4te");

    playground.clock().forward(Duration.ofMinutes(60).minusSeconds(1));
    assertEquals(303, punctual.get("/callback?code=c&state=st4te").status());
    playground.clock().forward(Duration.ofSeconds(1));
    assertOwnRefused("The state of this callback has expired.", late.get("/callback?code=c&state=st4te"));
  }

  /** C-02: RFC 6749 §3.1 allows each parameter once. */
  @Test
  void aParameterGivenTwiceIsRefused() {
    for (var query :
        List.of("code=c&code=d&state=st4te", "code=c&state=st4te&state=st4te", "code=c&state=other&state=st4te",
            "error=e&error=e&state=st4te", "code=c&x=1&x=2&state=st4te")) {
      assertRefused("The callback repeats a parameter.", begun("st4te").get("/callback?" + query));
    }
    var browser = begun("st4te");
    for (var i = 0; i < 2; i++) { // and reloading it changes nothing
      assertRefused("The callback repeats a parameter.", browser.get("/callback?code=c&code=d&state=st4te"));
      assertTrue(refusal(browser.get("/")).contains("The callback repeats a parameter."));
    }
  }

  @Test
  void aPercentSignWithoutTwoDigitsIsRefused() throws Exception {
    for (var query : List.of("state=st4te&code=%", "state=st4te&code=%zz", "state=%c&code=1")) {
      var response = RawHttp.get(playground.port(), "/callback?" + query);
      assertEquals(400, RawHttp.status(response), query);
      assertTrue(response.contains("The callback can't be decoded."), query);
    }
  }

  @Test
  void aCallbackWithNeitherCodeNorErrorIsRefused() {
    assertOwnRefused("The callback has neither a code nor an error.", begun("s").get("/callback?state=s"));
    assertOwnRefused("The callback has neither a code nor an error.", begun("s").get("/callback?state=s&code="));
  }

  /** C-10: who said no, why probably, and the way to start again. */
  @Test
  void aRefusalByWebexIsShownWithWhatItMeans() {
    assertError("Access was denied.", "access_denied");
    assertError("Webex rejected the requested scopes.", "invalid_scope");
    assertError("Webex had an internal error.", "server_error");
    assertError("Webex is temporarily unavailable.", "temporarily_unavailable");
    assertError("Webex refused with a code that the playground doesn't know.", "never_heard_of");
  }

  /** C-10, W-13: what the other side says is text, whatever it says. */
  @Test
  void theWordsOfARefusalAreShownAsText() {
    var words = "error=%3Cscript%3E&error_description=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22'";

    var page = begun("s").get("/callback?state=s&" + words).follow();

    assertEquals(List.of("<script>", "<img src=x onerror=alert(1)>\"'"),
        page.document().select("dd.sent").eachText().subList(0, 2));
    assertEquals(0, page.document().select("main script, main img, [onerror]").size());
  }

  /** C-10: state first; nobody can make this browser believe in a refusal. */
  @Test
  void theStateIsJudgedBeforeTheError() {
    var browser = begun("st4te");

    assertRefused("isn't waiting for the state of this callback", browser.get("/callback?state=x&error=access_denied"));
    assertRefused("The callback has no state.", browser.get("/callback?error=access_denied"));
    assertEquals(303, browser.get("/callback?state=st4te&code=c").status());
  }

  /** Whoever only looks at a link, such as a mail scanner, asks with HEAD. */
  @Test
  void lookingAtACallbackWithHeadUsesNothingUp() {
    var browser = begun("st4te");
    var callback = playground.address().resolve("/callback?code=c&state=st4te");

    var look = browser.send(HttpRequest.newBuilder(callback).method("HEAD", BodyPublishers.noBody()).build());

    assertEquals(405, look.status());
    assertEquals("GET", look.header("Allow"));
    assertEquals(303, browser.get("/callback?code=c&state=st4te").status());
  }

  private Browser begun(String state) {
    return begin(playground.newBrowser(), state);
  }

  private static Browser begin(Browser browser, String state) {
    assertEquals(303, browser.post("/authorize", "state=" + state).status());
    return browser;
  }

  private static void assertRefused(String message, Page response) {
    assertEquals(400, response.status());
    assertTrue(response.text().contains(message), response.text());
  }

  /** C-09: nor does anything of a refusal stay in the address bar. */
  private static void assertOwnRefused(String message, Page response) {
    assertEquals(303, response.status());
    assertEquals("/#step-2", response.header("Location"));
    assertTrue(refusal(response.follow()).contains(message), response.follow().text());
  }

  private void assertError(String message, String error) {
    var response = begun("s").get("/callback?state=s&error=" + error + "&error_description=in+their+words");
    assertOwnRefused(message, response);
    assertTrue(refusal(response.follow()).contains("in their words"), response.follow().text());
    assertTrue(response.follow().document().select("#step-2 dd.sent").eachText().contains(error), error);
  }

  /** What step 2 says of it; empty when it says nothing. */
  private static String refusal(Page page) {
    assertEquals(200, page.status());
    return page.document().select("#step-2 .failure").text();
  }
}
