package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.RunningPlayground;

/** The first thirty seconds: there is little to read, and the button to press is in sight. */
class FirstPageIT {

  private static final int MOST_WORDS_AT_FIRST = 350;
  private static final int MOST_WORDS_AT_LAST = 800;

  /** Words that somebody sees; requests and responses are not for reading. */
  private static final String WORDS = """
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let words = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (element.closest("pre, option, script, .hidden-text, .skip") || !element.checkVisibility()) continue;
        words += node.textContent.split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
      }
      return words;
      """;

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  @Test
  void thereIsLittleToRead() {
    chromium.screenWidth(1280);
    flow.open();
    assertAtMost(MOST_WORDS_AT_FIRST);

    flow.askForCode().exchange().check();
    assertEquals("200 403", flow.statuses());
    assertAtMost(MOST_WORDS_AT_LAST);

    flow.askForMore().exchange().check();
    assertEquals("200 200", flow.statuses());
    assertAtMost(MOST_WORDS_AT_LAST);
  }

  private void assertAtMost(int most) {
    var words = (Long) chromium.driver().executeScript(WORDS);
    assertTrue(words <= most, words + " words");
  }

  /** Above the fold on a desk, and within the second screen on a phone. */
  @ParameterizedTest
  @CsvSource({"1280, 720, 720", "360, 740, 1110"})
  void theFirstButtonIsInSight(int width, int height, int lowest) {
    chromium.screen(width, height);
    flow.open();

    var bottom = (Number) chromium.driver().executeScript(
        "return arguments[0].getBoundingClientRect().bottom + scrollY", chromium.byId("requestCode"));

    assertTrue(bottom.doubleValue() <= lowest, "its lower edge is at " + bottom + " px");
  }
}
