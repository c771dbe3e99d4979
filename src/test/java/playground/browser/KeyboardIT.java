package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import playground.testing.RunningPlayground;

/** Tab and Enter are enough, and whoever uses them sees where they are. */
class KeyboardIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  @Test
  void theWholeFlowGoesByTabAndEnter() {
    chromium.open(playground.address());
    enter("#requestCode");
    signInAndConsent();
    enter("#requestToken");
    enter("#refreshToken");
    enter("#check");
    assertEquals("200 403", flow.statuses());
    enter("#askForMore");
    signInAndConsent();
    enter("#requestToken");
    enter("#check");
    assertEquals("200 200", flow.statuses());

    chromium.tabTo("#clearSession > summary");
    chromium.type(Keys.ENTER);
    enter("#reset");

    assertEquals("", chromium.value("token"));
    assertTrue(chromium.byId("cleared").isDisplayed(), "and it says so");
  }

  /** The next Tab leads to the button to press next, and does not begin at the top of the page. */
  @Test
  void afterEachButtonTheFocusIsOnTheStepToDoNext() {
    flow.open().askForCode();
    assertEquals("step-3", focused());

    flow.exchange();
    assertEquals("step-4", focused());

    flow.check();
    assertEquals("step-4", focused());
  }

  @Test
  void theFirstTabOffersToSkipToTheContent() {
    chromium.open(playground.address());

    chromium.type(Keys.TAB);
    assertEquals("Skip to the content", chromium.driver().switchTo().activeElement().getText());
    chromium.type(Keys.ENTER);

    assertEquals("main", focused());
  }

  @Test
  void aFieldWithAProblemHasTheFocus() {
    chromium.open(playground.address());
    chromium.fill("oauthScopes", "spark:r\u00f6oms");

    chromium.press("#requestCode");

    assertEquals("oauthScopes", focused());
  }

  private void signInAndConsent() {
    if (chromium.count("button[name=person]") > 0) { // whoever is signed in is not asked again
      enter("button[name=person]");
    }
    enter("#accept");
  }

  private void enter(String selector) {
    chromium.tabTo(selector);
    assertNotEquals(
        "none",
        chromium.driver().executeScript("return getComputedStyle(document.activeElement).outlineStyle"),
        selector + " shows that it has the focus");
    chromium.leaving(() -> chromium.type(Keys.ENTER));
  }

  private String focused() {
    return (String) chromium.driver().executeScript("return document.activeElement.id");
  }
}
