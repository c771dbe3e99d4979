package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.RunningPlayground;

/** One thing to do next at any time: the page lands on it, and its button alone is filled. */
class NextActionIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  @Test
  void ofTheWholeTutorialEachPageHasOneFilledButtonWithinTheFirstScreen() {
    chromium.screen(1280, 720);

    flow.open();
    assertNext("Request an authorization code");
    flow.askForCode();
    assertNext("Exchange the code for tokens");
    flow.exchange();
    assertNext("Make both calls");
    flow.check();
    assertNext("Authorize again with spark:people_read");
    flow.askForMore().exchange().check();
    assertNext("Open the API console");
  }

  /** The tutorial's 403 is a success: said first, without an alert, and the HTTP text is folded. */
  @Test
  void anExpected403IsSaidFirstAndItsHttpIsFolded() {
    flow.open().askForCode().exchange().check();

    assertEquals("Done", chromium.first("#step-4 .badge").getText());
    assertEquals("Get my own details 403 as expected", chromium.first("#check-people_read h3").getText().replace("\n", " "));
    assertEquals(0, chromium.count("#step-4 [role=alert]"));
    assertFalse(chromium.first("#step-4 .exchange").isDisplayed(), "HTTP is folded");
  }

  /** Both calls fail alike, so it is said once, and the cure is in the box. */
  @Test
  void a401IsOneBoxWithTheButtonThatCuresIt() {
    flow.open().askForCode().exchange();
    playground.sandbox().faults().replace(List.of(ActiveFault.of(FaultType.ACCESS_TOKEN_EXPIRED)));
    flow.check();

    assertNext("Refresh the access token");
    assertEquals(1, chromium.count("#step-4 [role=alert]"));
    assertEquals(1, chromium.count("#step-4 .rejected #renewToken"));
    var before = chromium.value("token");

    playground.sandbox().faults().replace(List.of());
    chromium.press("#renewToken");

    assertFalse(before.equals(chromium.value("token")), "another access token");
    assertNext("Make both calls");
    flow.check();
    assertEquals("200 403", flow.statuses());
  }

  @Test
  void afterADeclinedConsentTheFirstStepIsNextAgain() {
    flow.open();
    chromium.press("#requestCode");
    chromium.press("button[name=person]");
    chromium.press("#decline");

    assertEquals("Request an authorization code", filled());
  }

  private void assertNext(String button) {
    assertEquals(button, filled());
    assertTrue((boolean) chromium.driver().executeScript(
        "const box = document.querySelector('.go').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"),
        button + " is on the screen, without scrolling");
  }

  /** What the filled buttons say that can be seen. */
  private String filled() {
    return (String) chromium.driver().executeScript(
        """
        return [...document.querySelectorAll("button, a[role=button]")]
            .filter(e => e.checkVisibility() && !e.matches(".outline, .copy, .link, .chip, [role=tab]"))
            .map(e => e.textContent.trim()).join(" | ")""");
  }
}
