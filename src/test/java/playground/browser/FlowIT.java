package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.browser.Chromium.ColourScheme;
import playground.testing.RunningPlayground;

/** The tutorial from beginning to end, as a newcomer walks it. */
class FlowIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  /** W-04: and the console, where a violated policy would be told, stays empty all the way. */
  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
  void theTutorialEndsAt200And403AndWithTheWiderScopeAt200And200(ColourScheme colours, int width) throws Exception {
    var scheme = colours + "-" + width;
    chromium.prefer(colours);
    chromium.screenWidth(width);
    flow.open();
    chromium.picture(scheme + "-1-page");
    chromium.press("#requestCode");
    chromium.picture(scheme + "-2-sign-in");
    flow.signInAndConsent();
    assertFalse(chromium.value("code").isEmpty());
    chromium.picture(scheme + "-3-code");
    flow.exchange();
    assertEquals("1209599", chromium.value("expiresIn"));
    chromium.picture(scheme + "-4-token");
    var firstToken = chromium.value("token");
    flow.refresh();
    assertNotEquals(firstToken, chromium.value("token"), "a refresh brings a new access token");
    flow.check();
    chromium.picture(scheme + "-5-check");
    assertEquals("200 403", flow.statuses());

    flow.askForMore().exchange().check();
    chromium.picture(scheme + "-6-check-wider");
    assertEquals("200 200", flow.statuses());
    assertEquals("", chromium.complaints());
  }

  /** C-09, C-13: neither the address bar nor what the browser stores ever holds a code or a token. */
  @Test
  void nothingSecretStaysInTheBrowser() {
    flow.open().askForCode().exchange();

    assertEquals(playground.address() + "/?flow=1#step-4", chromium.driver().getCurrentUrl());
    assertEquals(0L, chromium.driver().executeScript("return localStorage.length + sessionStorage.length"));
    assertEquals(
        0L,
        chromium.driver().executeAsyncScript(
            "const done = arguments[0]; Promise.all([indexedDB.databases(), caches.keys()])"
                + ".then(stores => done(stores.flat().length))"));
    assertEquals("", chromium.driver().executeScript("return document.cookie"));
  }
}
