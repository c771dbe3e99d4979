package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RunningPlayground;

/** Scripts make the pages better; they are not needed. */
class WithoutScriptsIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  @BeforeEach
  void disableScripts() {
    chromium.disableScripts();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void theWholeFlowGoesWithoutScripts(int width) {
    chromium.screenWidth(width);
    flow.open().askForCode().exchange().refresh().check();
    assertEquals(0, chromium.count("button.copy"), "what a script adds");
    assertEquals("200 403", flow.statuses());

    flow.askForMore().exchange().check();

    assertEquals("200 200", flow.statuses());
    flow.clearSession();
    assertEquals("", chromium.first("#token").getDomProperty("value"));
  }

  @Test
  void aFinishedStepCanBeOpenedAndUsedAgain() {
    flow.open().askForCode().exchange();

    chromium.first("#step-1 summary").click();
    chromium.fill("oauthScopes", "spark:people_read");
    flow.askForCode().exchange();

    assertEquals("spark:people_read", chromium.value("scope"));
  }
}
