package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RunningPlayground;

/** What people do to a browser: Back, Forward, reload, and clicking twice. */
class HistoryIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  /** F-12: the page always shows what is true now, whichever entry of the history it is. */
  @Test
  void backForwardAndReloadAfterEachStepShowThePageAsItIsNow() {
    flow.open().askForCode();
    var code = chromium.value("code");
    reload();
    assertEquals(code, chromium.value("code"));

    flow.exchange();
    var token = chromium.value("token");
    reload();
    assertEquals(token, chromium.value("token"));
    back();
    assertEquals(token, chromium.value("token"));
    forward();
    assertEquals(token, chromium.value("token"));

    flow.check();
    reload();
    back();
    assertEquals("200 403", flow.statuses());
    forward();
    assertEquals("200 403", flow.statuses());
  }

  /** F-12, C-02: the code of the page that Back leads away from is still there to come back to. */
  @Test
  void backToTheSandboxAndForwardAgainLosesNothing() {
    flow.open().askForCode();
    var code = chromium.value("code");

    back();
    forward();

    assertEquals(code, chromium.value("code"));
    flow.exchange();
    assertFalse(chromium.value("token").isEmpty());
  }

  /** F-12: each button, clicked twice, does what it does once. */
  @Test
  void aDoubleClickOnAnyButtonIsAsGoodAsOne() {
    flow.open();
    chromium.pressTwice("#requestCode");
    chromium.pressTwice("button[name=person]");
    chromium.pressTwice("#accept");
    assertFalse(chromium.value("code").isEmpty());

    chromium.pressTwice("#requestToken");
    assertFalse(chromium.value("token").isEmpty());
    chromium.pressTwice("#refreshToken");
    assertFalse(chromium.value("token").isEmpty());
    chromium.pressTwice("#check");
    assertEquals("200 403", flow.statuses());
    chromium.pressTwice("#askForMore");
    flow.signInAndConsent();
    assertFalse(chromium.value("code").isEmpty());
    chromium.first("#clearSession > summary").click();
    chromium.pressTwice("#reset");
    assertEquals("", chromium.value("code"));
  }

  /** W-14: not even the pages that the browser keeps in its memory. */
  @Test
  void backAfterResetShowsNoToken() {
    flow.open().askForCode().exchange();
    var token = chromium.value("token");
    flow.clearSession();

    back();

    assertFalse(chromium.driver().getPageSource().contains(token));
    assertEquals("", chromium.value("token"));
  }

  private void back() {
    chromium.leaving(() -> chromium.driver().navigate().back());
  }

  private void forward() {
    chromium.leaving(() -> chromium.driver().navigate().forward());
  }

  private void reload() {
    chromium.leaving(() -> chromium.driver().navigate().refresh());
  }
}
