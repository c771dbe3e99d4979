package playground.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.HttpCookie;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.flow.FlowStore;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** Step 2 and the session it comes back to: several attempts, several callbacks, an old session or none. */
class CallbackSessionTest {

  @RegisterExtension static final WireMockExtension WEBEX = WireMockExtension.newInstance().build();

  @RegisterExtension
  final RunningPlayground playground =
      RunningPlayground.with(URI.create(WEBEX.baseUrl() + "/v1"), Duration.ofSeconds(5));

  /** C-05: a session stays small however many attempts are begun in it; 20 are under way at once. */
  @Test
  void theOldestAttemptGivesWayToTheTwentyFirst() {
    var browser = begun("0");
    IntStream.rangeClosed(1, 20).forEach(i -> begin(browser, Integer.toString(i)));

    assertTrue(browser.get("/callback?code=c&state=0").follow().text().contains("was dropped"));
    assertEquals(303, browser.get("/callback?code=c&state=1").status());
  }

  /** C-05: whoever is already away comes back; whoever comes too late is told so, and loses nothing that was typed. */
  @Test
  void whenTooManyAreAwayANewOneIsRefusedWithItsReason() {
    var first = begun("first");
    for (var others = 0; others < FlowStore.MAX_PENDING_OF_ALL; others += FlowStore.MAX_PENDING) {
      var other = playground.newBrowser();
      IntStream.range(0, FlowStore.MAX_PENDING).forEach(i -> other.post("/authorize", "state=" + i));
    }
    var late = playground.newBrowser();

    var refused = late.post("/authorize", "state=late&client_id=typed");

    assertEquals(503, refused.status());
    assertEquals("60", refused.header("Retry-After"));
    assertTrue(refused.text().contains("The authorization request was not sent: too many are pending."), refused.text());
    assertEquals("typed", late.get("/").value("clientId"));
    assertEquals(303, first.get("/callback?code=c&state=first").status());
    assertEquals(303, late.post("/authorize", "state=late").status(), "a place has come free");
  }

  /** C-05: of what is long gone not even the name is kept. */
  @Test
  void tenThousandAttemptsLeaveTheOldestRefusedAndTheNewestGood() throws Exception {
    var quick = RunningPlayground.with(URI.create(WEBEX.baseUrl() + "/v1"), Duration.ofSeconds(5)).withoutWritingDown();
    quick.start();
    try {
      var browser = quick.newBrowser();
      IntStream.range(0, 10_000).forEach(i -> begin(browser, Integer.toString(i)));

      assertRefused("isn't waiting for the state of this callback", browser.get("/callback?code=c&state=0"));
      assertEquals(303, browser.get("/callback?code=c&state=9999").status());
    } finally {
      quick.stop();
    }
  }

  /** C-05: what the browser sends back with each request stays short, as bytes on the wire, however many are begun. */
  @Test
  void theCookiesStayFarBelowTheLimitOfARequest() throws Exception {
    var browser = begun("0");
    var longest = 0;
    for (var i = 1; i <= 300; i++) {
      begin(browser, "s" + i);
      longest = Math.max(longest, cookie(browser).length());
    }

    assertTrue(longest < 4096, longest + " bytes of cookies; a request's head may have 8192");
    var response = RawHttp.request(
        playground.port(), "GET", "/callback?code=c&state=s300", "Cookie: " + cookie(browser) + "\n");
    assertEquals(303, RawHttp.status(response));
  }

  /** C-05: the largest forms that are taken leave a session that is bounded in bytes, and the newest is still good. */
  @Test
  void theLargestAttemptsAreBoundedToo() {
    var browser = playground.newBrowser();
    var scope = "spark:rooms_read+" + "x".repeat(4000) + "&seen=SCOPE_UNKNOWN";
    for (var i = 1; i <= 20; i++) {
      assertEquals(303, browser.post("/authorize", "state=s" + i + "&scope=" + scope).status());
    }
    var log = browser.get("/http-log.har").body().length();
    for (var i = 21; i <= 160; i++) {
      browser.post("/authorize", "state=s" + i + "&scope=" + scope);
    }
    var full = browser.get("/http-log.har").body().length();
    for (var i = 161; i <= 260; i++) {
      browser.post("/authorize", "state=s" + i + "&scope=" + scope);
    }

    assertTrue(log < full);
    assertEquals(full, browser.get("/http-log.har").body().length(), 200, "as many messages as its size allows, and no more");
    assertEquals(303, browser.get("/callback?code=c&state=s260").status());
    assertRefused("isn't waiting for the state of this callback", browser.get("/callback?code=c&state=s1"));
  }

  /** C-05: each tab has its own attempt, and its own walk afterwards. */
  @Test
  void threeTabsMayFinishInAnotherOrder() {
    var browser = begun("1");
    begin(browser, "2");
    begin(browser, "3");

    for (var tab : List.of("2", "3", "1")) {
      var page = browser.get("/callback?code=code-" + tab + "&state=" + tab).follow();
      assertEquals("code-" + tab, page.value("code"));
      assertEquals(tab, page.value("stateDisplay"));
    }
  }

  /** C-07: what was typed since then belongs to a later attempt; code and credentials of this one stay together. */
  @Test
  void aCodeIsExchangedWithTheCredentialsOfItsOwnAttempt() {
    WEBEX.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    var browser = playground.newBrowser();
    browser.post("/authorize", "state=1&client_id=first&client_secret=secret-one");
    browser.post("/authorize", "state=2&client_id=second&client_secret=secret-two");

    browser.get("/callback?code=c0de&state=1");
    browser.post("/token", "flow=1");

    var sent = WEBEX.findAll(postRequestedFor(urlEqualTo("/v1/access_token")));
    assertEquals(1, sent.size());
    assertTrue(sent.get(0).getBodyAsString().contains("client_id=first&client_secret=secret-one"));
    assertTrue(sent.get(0).getBodyAsString().contains("code=c0de"));
  }

  /** C-08: a double click, a reload, a prefetch: one walk, and no fault of our own. */
  @Test
  void twentyCallbacksAtOnceBeginOneFlow() throws Exception {
    var browser = begun("st4te");
    Callable<Integer> callback = () -> browser.get("/callback?code=c&state=st4te").status();
    var pool = Executors.newFixedThreadPool(20);
    try {
      var statuses = new ArrayList<Integer>();
      for (var one : pool.invokeAll(IntStream.range(0, 20).mapToObj(i -> callback).toList())) {
        statuses.add(one.get());
      }
      assertEquals(1, statuses.stream().filter(status -> status == 303).count(), statuses.toString());
      assertEquals(19, statuses.stream().filter(status -> status == 400).count(), statuses.toString());
    } finally {
      pool.shutdownNow();
    }
    assertEquals(409, browser.post("/token", "flow=2").status(), "there is no second walk");
  }

  /** C-05: what one tab brings back takes nothing from the other, and neither is a fault of our own. */
  @Test
  void twoTabsMayComeBackAtOnce() throws Exception {
    var pool = Executors.newFixedThreadPool(2);
    try {
      for (var round = 0; round < 20; round++) {
        var browser = begin(begun("1"), "2");
        Callable<Integer> one = () -> browser.get("/callback?code=c&state=1").status();
        Callable<Integer> other = () -> browser.get("/callback?code=c&state=2").status();
        for (var status : pool.invokeAll(List.of(one, other))) {
          assertEquals(303, status.get());
        }
        assertEquals("c", browser.get("/?flow=1").value("code"), "round " + round);
        assertEquals("c", browser.get("/?flow=2").value("code"), "round " + round);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** F-12, W-08: who breaks a callback off never gets the new id; the next callback finds everything again. */
  @Test
  void aCallbackWhoseResponseWasLostCostsNothingOnceTheNextOneComes() throws Exception {
    var browser = begin(begun("1"), "2");
    var before = cookie(browser);

    RawHttp.request(playground.port(), "GET", "/callback?code=c0de&state=1", "Cookie: " + before + "\n");

    assertEquals("", browser.get("/?flow=1").value("code"), "the old id reads nothing");
    assertEquals(303, browser.get("/callback?code=c&state=2").status());
    assertEquals("c0de", browser.get("/?flow=1").value("code"));
  }

  /** W-08: the id alone, which is all that was ever planted, opens nothing, and nothing is begun under it. */
  @Test
  void whoeverShowsTheOldIdIsGivenAnother() throws Exception {
    var browser = begun("st4te");
    var before = id(browser);
    browser.get("/callback?code=c0de&state=st4te").follow();

    var planted = RawHttp.request(
        playground.port(), "POST", "/authorize", "Content-Length: 0\nCookie: " + before + "\n");

    assertEquals(303, RawHttp.status(planted));
    var given = RawHttp.header(planted, "Set-Cookie");
    assertTrue(given.startsWith(before.substring(0, before.indexOf('=') + 1)), planted);
    assertFalse(given.contains(before), planted);
  }

  /** W-08: an attacker who planted the id and acts before the victim's next request sees nothing. */
  @Test
  void thePlantedIdReadsNothingFromTheMomentOfTheCallback() throws Exception {
    var browser = begun("st4te");
    var planted = id(browser);

    assertEquals(303, browser.get("/callback?code=c0de&state=st4te").status());

    assertFalse(pageWith(planted).contains("c0de"));
  }

  /** C-05: two first tabs at once; each gets an id, and the browser keeps one of them. */
  @Test
  void twoFirstTabsAtOnceKeepTheirCallbacks() throws Exception {
    var pool = Executors.newFixedThreadPool(2);
    try {
      for (var round = 0; round < 20; round++) {
        var browser = playground.newBrowser();
        Callable<Integer> one = () -> browser.post("/authorize", "state=1").status();
        Callable<Integer> other = () -> browser.post("/authorize", "state=2").status();
        for (var status : pool.invokeAll(List.of(one, other))) {
          assertEquals(303, status.get());
        }
        assertEquals("c1", browser.get("/callback?code=c1&state=1").follow().value("code"), "round " + round);
        assertEquals("c2", browser.get("/callback?code=c2&state=2").follow().value("code"), "round " + round);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** F-11: the page explains, and there is no loop. */
  @Test
  void aSessionLostOnTheWayIsExplained() {
    var browser = begun("st4te");
    browser.cookies().getCookieStore().removeAll();

    var response = browser.get("/callback?code=c&state=st4te");

    assertRefused("isn't waiting for the state of this callback", response);
    assertTrue(response.text().contains("The browser's cookies were deleted"), response.text());
    assertEquals("/", response.document().getElementById("back").attr("href"));
  }

  /** W-08: an id that somebody planted or saw before is worth nothing afterwards. */
  @Test
  void theSessionHasANewIdAfterTheCallbackAndTheOldOneIsDead() throws Exception {
    var browser = begun("st4te");
    var before = id(browser);

    browser.get("/callback?code=c0de&state=st4te");

    var after = id(browser);
    assertNotEquals(before, after);
    assertTrue(pageWith(after).contains("c0de"), "the new id");
    assertFalse(pageWith(before).contains("c0de"), "the old id");
  }

  /** W-09: twelve hours after its beginning a session is over, however busy it was. */
  @Test
  void aSessionIsForgottenAfterTwelveHours() {
    var browser = begun("st4te");
    browser.get("/callback?code=c0de&state=st4te");

    for (var hour = 1; hour <= 12; hour++) {
      playground.clock().forward(Duration.ofHours(1));
      assertEquals("c0de", browser.get("/").value("code"), "after " + hour + " hours in use");
    }
    playground.clock().forward(Duration.ofSeconds(1));

    assertEquals("", browser.get("/").value("code"));
    assertEquals(409, browser.post("/token", "flow=1").status());
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

  private static String cookie(Browser browser) {
    return browser.cookies().getCookieStore().getCookies().stream()
        .map((HttpCookie cookie) -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The cookie with the browser's id, without those of its pending authorizations. */
  private String id(Browser browser) {
    var name = "playground_" + playground.port();
    return browser.cookies().getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(cookie -> name + "=" + cookie.getValue())
        .findFirst()
        .orElseThrow();
  }

  private String pageWith(String cookie) throws Exception {
    return RawHttp.request(playground.port(), "GET", "/?flow=1", "Cookie: " + cookie + "\n");
  }
}
