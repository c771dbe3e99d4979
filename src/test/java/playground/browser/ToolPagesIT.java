package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import playground.testing.RunningPlayground;

/** What stands beside the flow, with a token in hand: each page is of use. */
class ToolPagesIT {

  private static final int PROGRAMS = 4;

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  /** The archive is what the page's own link hands out. */
  @Test
  void theArchiveParsesAndHoldsEveryMessage() throws Exception {
    completeFlow();
    chromium.open(playground.address().resolve("/http-log"));

    var entries = chromium.driver().executeAsyncScript(
        "const done = arguments[0]; fetch(document.getElementById('har').href).then(r => r.json())"
            + ".then(har => done(har.log.version + ' ' + har.log.entries.length)).catch(e => done(String(e)))");

    assertEquals("1.2 4", entries);
  }

  @Test
  void theConsoleFollowsThePagesOfAListByKeyboardAlone() throws Exception {
    completeFlow();
    chromium.open(playground.address().resolve("/console"));
    chromium.fill("query", "max=2");
    chromium.byId("query").sendKeys(Keys.ENTER);

    var pages = 1;
    chromium.byId("answer");
    while (chromium.count("#next") > 0) {
      chromium.press("#next");
      pages++;
    }

    assertEquals(3, pages, "five rooms, two at a time");
    assertTrue(chromium.text().contains("Response 200"), chromium.text());
  }

  /** W-04: and no page is without the script that it needs. */
  @Test
  void everyProgramCanBeCopiedOrDownloaded() {
    chromium.open(playground.address().resolve("/samples"));

    assertEquals(PROGRAMS, chromium.count("pre.long ~ button.copy"), "each can be copied");
    assertEquals(PROGRAMS, chromium.count("a[download]"));
    assertEquals("", chromium.complaints());
  }

  @Test
  void thePickerWritesWhatIsTickedIntoTheScopeField() throws Exception {
    chromium.open(playground.address().resolve("/scopes"));
    chromium.fill("q", "own profile");
    chromium.first("input[value='spark:people_read']").click();
    chromium.press("#useScopes");

    assertEquals("spark:people_read spark:rooms_read", chromium.value("oauthScopes"), "in the order of the list");
  }

  private void completeFlow() {
    chromium.open(playground.address());
    chromium.press("#requestCode");
    chromium.press("button[name=person]");
    chromium.press("#accept");
    chromium.press("#requestToken");
  }
}
