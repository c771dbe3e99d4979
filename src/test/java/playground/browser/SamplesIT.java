package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.browser.Chromium.ColourScheme;
import playground.testing.RunningPlayground;

/** The page of the programs, as people look at it. */
@ResourceLock(Chromium.LOCK)
class SamplesIT {

  private static final int PROGRAMS = 4;

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "LIGHT, 360", "DARK, 1280", "DARK, 360"})
  void thePageIsAccessibleAndFitsTheScreen(ColourScheme scheme, int width) throws Exception {
    chromium.prefer(scheme);
    chromium.screenWidth(width);
    chromium.open(playground.address().resolve("/samples"));
    Axe.load(chromium);

    chromium.picture("take-along-" + scheme + "-" + width);

    assertEquals("", Axe.violations(chromium));
    assertEquals(PROGRAMS, chromium.count("pre.long ~ button.copy"), "each can be copied");
    assertEquals(true, chromium.driver().executeScript(
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    assertEquals("", chromium.complaints());
  }
}
