package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Faults on demand and the log, as a person sees and uses them. */
class SandboxFaultsIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void buttonsSwitchFaultsOnAndOff() throws Exception {
    chromium.open(sandbox.origin() + "/faults");
    chromium.picture("faults");
    chromium.press("#on-server-error");
    chromium.press("#on-clock");
    chromium.picture("faults-on");
    assertEquals(1, Json.of(sandbox.get("/faults")).get("active").size());
    assertEquals("P1D", Json.text(sandbox.get("/clock"), "offset"));

    chromium.press("#reset");

    assertEquals("No fault is active.", chromium.byId("none").getText());
    assertEquals("The whole sandbox, 1 day ahead", chromium.first("#clock .where").getText());
    chromium.press("#off-clock");
    assertEquals("PT0S", Json.text(sandbox.get("/clock"), "offset"));
  }

  @Test
  void aButtonMakesANewKey() throws Exception {
    chromium.open(sandbox.origin() + "/faults");

    chromium.press("form[action='/faults/rotate-keys'] button");

    assertEquals(2, Json.of(sandbox.get("/v1/verification")).get("keys").size());
    assertEquals("Faults", chromium.first("h1").getText());
  }

  @Test
  void theLogTellsTheTrueCauses() throws Exception {
    sandbox.token(sandbox.exchange(sandbox.code()).with("code_verifier", "v".repeat(43)));
    sandbox.authorize(sandbox.with("redirect_uri", "http://localhost:9999/callback"));
    sandbox.api("/v1/rooms?max=2", "t0ken");

    chromium.open(sandbox.origin() + "/log");
    chromium.first(".entry summary").click();

    chromium.picture("log");
    assertTrue(chromium.text().contains("access token: unknown"), chromium.text());
    assertTrue(chromium.text().contains("code_verifier without a code_challenge before"), chromium.text());
  }

  /** The playground links a failure to the log entry of its very request. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLinkToATrackingIdOpensThatEntry(boolean scripts) throws Exception {
    var refused = Json.text(sandbox.api("/v1/rooms", "t0ken"), "trackingId");
    for (var later = 0; later < 40; later++) {
      sandbox.get("/v1/people/me");
    }
    if (!scripts) {
      chromium.disableScripts();
    }

    chromium.open(sandbox.origin() + "/log#" + refused);

    chromium.picture("log-linked-" + scripts);
    var entry = chromium.byId(refused);
    assertTrue(entry.isDisplayed(), "its details are open");
    assertTrue(entry.getText().contains(refused), entry.getText());
    assertEquals(1, chromium.count("details[open]"));
    var box = entry.getRect();
    var scrolled = ((Number) chromium.driver().executeScript("return window.scrollY")).intValue();
    assertTrue(box.y > scrolled && box.y < scrolled + 900, "it is scrolled to: " + box.y + " at " + scrolled);
  }
}
