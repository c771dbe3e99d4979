package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import playground.testing.RunningPlayground;

/** The pages of the playground, in the same order everywhere, with the current one marked. */
class NavigationIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  @Test
  void fivePagesAreListedAndTheOthersAreUnderMore() {
    flow.open();
    assertEquals("Flow, Device grant, HTTP log, API console, Scopes, More", shown());

    chromium.first(".pages .menu > summary").click();

    assertEquals("Flow, Device grant, HTTP log, API console, Scopes, More, Code samples, Revoke and sign out, Troubleshooting", shown());
  }

  @Test
  void thePageThatIsShownIsMarkedAndSoIsMoreWhenItIsThere() {
    chromium.open(playground.address().resolve("/console"));
    assertEquals("API console", marked());

    chromium.open(playground.address().resolve("/troubleshooting"));

    assertEquals("More", chromium.first(".pages .menu > summary.here").getText());
    chromium.first(".pages .menu > summary").click();
    assertEquals("Troubleshooting", marked());
  }

  @Test
  void onAPhoneAllPagesAreInOneMenu() {
    chromium.screenWidth(360);
    flow.open();
    assertEquals("", shown());

    chromium.first(".all-pages > summary").click();

    assertEquals("Flow, Device grant, HTTP log, API console, Scopes, Code samples, Revoke and sign out, Troubleshooting", shown());
    chromium.leaving(() -> chromium.driver().findElement(By.cssSelector(".all-pages")).findElement(By.linkText("Scopes")).click());
    assertEquals("Scopes", chromium.first("h1").getText());
  }

  @Test
  void escapeClosesAMenuAndTheFocusIsBackOnIt() {
    flow.open();
    chromium.first(".pages .menu > summary").click();

    chromium.type(Keys.ESCAPE);

    assertEquals("Flow, Device grant, HTTP log, API console, Scopes, More", shown());
    assertEquals("More", chromium.driver().switchTo().activeElement().getText());
  }

  /** Whoever fails is not locked out of the other pages. */
  @Test
  void pagesOfFailuresHaveItToo() {
    for (var path : new String[] {"/callback?code=c&state=s", "/nothing"}) {
      chromium.open(playground.address() + path);
      assertEquals("Flow, Device grant, HTTP log, API console, Scopes, More", shown());
      assertEquals("", marked(), "none of them is shown");
    }
  }

  @Test
  void clearingTheSessionIsConfirmedBeforeAndAfter() {
    flow.open().askForCode();
    assertFalse(chromium.byId("reset").isDisplayed(), "one press is not enough");

    flow.clearSession();

    assertTrue(chromium.byId("cleared").getText().startsWith("Session cleared."));
    assertEquals("", chromium.value("code"));
  }

  /** The entries that can be seen. */
  private String shown() {
    return (String) chromium.driver().executeScript(
        """
        return [...document.querySelectorAll(".pages-nav a, .pages > li > .menu > summary")]
            .filter(e => e.checkVisibility()).map(e => e.textContent.trim()).join(", ")""");
  }

  private String marked() {
    return (String) chromium.driver().executeScript(
        """
        return [...document.querySelectorAll(".pages-nav a[aria-current=page]")]
            .filter(e => e.checkVisibility()).map(e => e.textContent.trim()).join(", ")""");
  }
}
