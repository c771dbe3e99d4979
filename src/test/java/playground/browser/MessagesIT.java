package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import playground.testing.RunningPlayground;

/** A message as people read it: tabs, JSON in colours, local times, and a button to copy each text. */
class MessagesIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  @Test
  void aMessageHasATabForResponseRequestAndCommand() {
    openLog();

    assertEquals("Response 200 | Request | cURL", texts("#message-3 .exchange [role=tab]"));
    assertEquals("Response 200", texts("#message-3 .exchange [role=tab][aria-selected=true]"));
    assertEquals("tabpanel", chromium.first("#message-3 .exchange .tab-panel").getDomAttribute("role"));
    assertTrue(panel().startsWith("HTTP 200"), panel());
  }

  /** WAI-ARIA Authoring Practices: arrow keys, Home and End lead from tab to tab. */
  @Test
  void theArrowKeysLeadFromTabToTab() {
    openLog();
    chromium.tabTo("#message-3 .exchange [role=tab]");

    chromium.type(Keys.ARROW_RIGHT);
    assertTrue(panel().startsWith("POST /v1/access_token HTTP/1.1"), panel());
    chromium.type(Keys.END);
    assertTrue(panel().startsWith("curl "), panel());
    chromium.type(Keys.ARROW_RIGHT);
    assertTrue(panel().startsWith("HTTP 200"), "round and round: " + panel());
    chromium.type(Keys.ARROW_LEFT);
    assertEquals("cURL", chromium.driver().switchTo().activeElement().getText());
    chromium.type(Keys.HOME);
    assertEquals("Response 200", chromium.driver().switchTo().activeElement().getText());
  }

  /** What is coloured has the same text as before, redaction included. */
  @Test
  void jsonIsColouredAndStaysRedacted() {
    openLog();

    assertEquals("\"access_token\"", chromium.first("#message-3 .exchange .json-key").getText());
    assertEquals("\"●●●●●●\"", chromium.first("#message-3 .exchange .json-string").getText());
    assertEquals("1209599", chromium.first("#message-3 .exchange .json-number").getText());
    assertTrue(panel().contains("\"access_token\" : \"●●●●●●\","), panel());
  }

  @Test
  void withoutScriptsTheSameIsFoldedAndTheResponseIsOpen() {
    flow.open().askForCode().exchange();
    chromium.disableScripts();
    chromium.open(playground.address().resolve("/http-log"));

    assertEquals(0, chromium.count("[role=tab]"));
    var sections = chromium.driver().findElements(By.cssSelector("#message-3 .exchange > details"));
    assertEquals(3, sections.size());
    assertTrue(sections.get(0).getText().startsWith("Response 200"), sections.get(0).getText());
    assertTrue(sections.get(0).getText().contains("HTTP 200"), "open");
    assertEquals("Request", sections.get(1).getText());
    sections.get(1).click();
    assertTrue(sections.get(1).getText().contains("POST /v1/access_token HTTP/1.1"), sections.get(1).getText());
  }

  /** The reader's own time zone, to the millisecond; the exact moment stays in the markup, where HTML takes no more. */
  @Test
  void timesAreLocalToTheMillisecond() {
    chromium.timeZone("Asia/Tokyo");
    openLog();

    var time = chromium.first(".message time");
    var moment = Instant.parse(time.getDomAttribute("datetime"));
    assertTrue(time.getDomAttribute("datetime").matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"), time.getDomAttribute("datetime"));
    assertEquals(
        DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss.SSS", Locale.UK)
            .withZone(ZoneId.of("Asia/Tokyo")).format(moment).replace("Sept ", "Sep "),
        time.getText().replace("Sept ", "Sep "));
  }

  @Test
  void everyValueAndEveryTextHasAButtonThatCopiesIt() {
    flow.open().askForCode().exchange();
    chromium.unfold();

    for (var id : new String[] {"token", "refresh", "scope", "code", "stateDisplay", "stateValue", "redirectUri"}) {
      assertEquals(1, chromium.count("label[for=" + id + "] + button.copy"), id);
    }
    for (var id : new String[] {"authorizationUrl"}) {
      assertEquals(1, chromium.count(".has-copy:has(#" + id + ") > button.copy"), id);
    }
    assertEquals(chromium.count(".tab-panel pre"), chromium.count(".tab-panel button.copy:not(.tracking *)"));
  }

  @Test
  void aButtonThatWasPressedSaysThatItWaits() {
    flow.open().askForCode();

    var said = chromium.driver().executeScript(
        """
        const form = document.getElementById("requestToken").form;
        form.addEventListener("submit", event => event.preventDefault());
        document.getElementById("requestToken").click();
        return document.getElementById("requestToken").textContent + " " + document.getElementById("said").textContent
            + " " + document.getElementById("requestToken").getAttribute("aria-busy")""");

    assertEquals("Waiting for Webex… Waiting for Webex… true", said);
  }

  /** The third message is the token request. */
  private void openLog() {
    flow.open().askForCode().exchange();
    chromium.open(playground.address().resolve("/http-log"));
  }

  /** The panel of the exchange that can be seen. */
  private String panel() {
    return texts("#message-3 .exchange .tab-panel pre");
  }

  private String texts(String selector) {
    return (String) chromium.driver().executeScript(
        """
        return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility())
            .map(e => e.textContent.trim()).join(" | ")""", selector);
  }
}
