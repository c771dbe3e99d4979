package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;

/** Whoever left for Webex and returns without a callback is told so, and finds the difference of the Redirect URIs. */
class NotBackTest {

  @RegisterExtension
  final RunningPlayground playground =
      RunningPlayground.with(URI.create("http://localhost:1/v1"), Duration.ofSeconds(1));

  @Test
  void whoeverReturnsWithoutACallbackIsToldForHowLong() {
    var browser = left();

    assertEquals("You left for Webex less than a minute ago and have not come back.", notBack(browser.get("/")));
    playground.clock().forward(Duration.ofSeconds(60));
    assertEquals("You left for Webex 1 minute ago and have not come back.", notBack(browser.get("/")));
    playground.clock().forward(Duration.ofSeconds(60));
    assertEquals("You left for Webex 2 minutes ago and have not come back.", notBack(browser.get("/")));
    var page = browser.get("/");
    assertTrue(page.document().getElementById("notBack").text().contains("an administrator has blocked the integration"));
    assertEquals("/troubleshooting", page.document().select("#notBack a").attr("href"));
    assertTrue(browser.get("/troubleshooting").text().contains("You left for Webex 2 minutes ago and have not come back."));
  }

  @Test
  void whoeverHasNotLeftIsToldNothing() {
    assertFalse(playground.newBrowser().get("/").has("notBack"));
    assertFalse(playground.newBrowser().get("/troubleshooting").has("notBack"));
  }

  /** With a code, or with a refusal: the browser is back. */
  @Test
  void aCallbackOfAnyKindEndsIt() {
    for (var result : List.of("code=c", "error=access_denied")) {
      var browser = left();

      browser.get("/callback?state=st4te&" + result);

      assertFalse(browser.get("/").has("notBack"), result);
    }
  }

  /** What was abandoned before does not matter once a later request has come back. */
  @Test
  void theLastRequestCounts() {
    var browser = left();
    browser.post("/authorize", "state=second");
    browser.get("/callback?state=second&code=c");

    assertFalse(browser.get("/").has("notBack"));
  }

  /** C-05: nothing is awaited any more after sixty minutes. */
  @Test
  void afterAnHourNothingIsAwaited() {
    var browser = left();
    playground.clock().forward(Duration.ofMinutes(60).minusSeconds(1));
    assertTrue(browser.get("/").has("notBack"));
    playground.clock().forward(Duration.ofSeconds(1));
    assertFalse(browser.get("/").has("notBack"));
  }

  @Test
  void theFirstDifferenceOfTheRegisteredRedirectUriIsShown() {
    var browser = left();

    var page = browser.get("/").fill("registered", playground.redirectUri() + "/").press("compare");

    assertEquals(200, page.status());
    var length = playground.redirectUri().toString().length();
    assertTrue(comparison(page).contains("They differ at character " + (length + 1) + ", in the path."), comparison(page));
    assertEquals(List.of("/"), page.document().select("#comparison mark").eachText());
    assertEquals(playground.redirectUri() + "/", page.value("registered"));
  }

  @Test
  void theSameRedirectUriIsSaidToBeTheSame() {
    var page = compared(left(), playground.redirectUri().toString());

    assertTrue(comparison(page).contains("Both are the same."), comparison(page));
    assertEquals(0, page.document().select("#comparison mark").size());
  }

  /** W-13: what is typed is text, whatever it is; W-19: and has a length. */
  @Test
  void whatIsTypedIsShownAsText() {
    var page = compared(left(), "<img src=x onerror=alert(1)>" + "x".repeat(2000));

    assertTrue(comparison(page).contains("<img src=x onerror=alert(1)>"));
    assertEquals(0, page.document().select("main img, [onerror]").size());
    assertEquals(1024, page.value("registered").length());
    assertFalse(compared(left(), " ").has("comparison"), "nothing was typed");
  }

  /** W-11: comparing stores nothing. */
  @Test
  void comparingMakesNoSession() {
    var page = compared(playground.newBrowser(), playground.redirectUri().toString());

    assertTrue(comparison(page).contains("Both are the same."));
    assertEquals("", page.header("Set-Cookie"));
    assertEquals(0, playground.browsersKnown());
  }

  private Browser left() {
    var browser = playground.newBrowser();
    assertEquals(303, browser.post("/authorize", "state=st4te").status());
    return browser;
  }

  private static Page compared(Browser browser, String registered) {
    return browser.post("/troubleshooting", "registered=" + URLEncoder.encode(registered, StandardCharsets.UTF_8));
  }

  private static String comparison(Page page) {
    return page.document().select("#comparison").text();
  }

  private static String notBack(Page page) {
    return page.document().select("#notBack h2").text();
  }
}
