package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;

/** What goes wrong with a device grant (contract, section 5, case 16 and its neighbours): the first sentence, the cure. */
class DeviceMistakesTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  /** Case 16. */
  @Test
  void theFourHelperRedirectUrisAreMissing() {
    var refused = playground.newBrowser().get("/device").press("startDevice").follow();

    assertSays(refused,
        "Webex redirects the person who signs in for a device through one of four addresses, by region, and not all of"
            + " them are registered with the integration.",
        "Copy all four from this page into the integration's Redirect URIs in the sandbox's /my-apps");
  }

  @Test
  void theClientIdIsMisspelt() {
    var refused = playground.newBrowser().get("/device").fill("clientId", "C" + "f".repeat(64)).press("startDevice").follow();

    assertSays(refused,
        "The client ID is misspelt, or the integration was deleted.",
        "Copy the client ID from the integration's page in the sandbox's /my-apps");
  }

  @Test
  void aScopeOfOpenIdConnectIsRequested() {
    playground.registerDeviceHelpers();

    var refused = playground.newBrowser().get("/device").fill("oauthScopes", "spark:rooms_read openid").press("startDevice").follow();

    assertSays(refused,
        "openid belongs to OpenID Connect, which the device grant doesn't support.", "Remove openid and start again.");
  }

  @Test
  void aScopeIsNotRegistered() {
    playground.registerDeviceHelpers();

    var refused = playground.newBrowser().get("/device").fill("oauthScopes", "spark:teams_read").press("startDevice").follow();

    assertSays(refused,
        "spark:teams_read isn't registered with the integration.", "Add spark:teams_read to the integration");
  }

  /** The sandbox's clock is ahead, so the code is over there while it still counts down here. */
  @Test
  void theCodeExpiresBecauseTheSandboxsClockWasMoved() {
    var device = started();
    playground.sandbox().moveClock(Duration.ofDays(1));

    poll();

    assertSays(device.get("/device"),
        "Nobody entered the code and consented in time by the sandbox's clock, which is 24 hours ahead.",
        "Start again with a new code.");
  }

  @Test
  void theServerIsToldToLimitTheRate() {
    playground.registerDeviceHelpers();
    switchOn(new ActiveFault(FaultType.TOO_MANY_REQUESTS, "/v1/device/authorize", 1, Optional.empty()));

    var refused = playground.newBrowser().get("/device").press("startDevice").follow();

    assertSays(refused, "The fault too-many-requests is on in the sandbox.", "Switch it off on the sandbox's Faults page");
  }

  private Browser started() {
    playground.registerDeviceHelpers();
    var device = playground.newBrowser();
    device.get("/device").press("startDevice");
    return device;
  }

  private void switchOn(ActiveFault fault) {
    playground.sandbox().faults().replace(List.of(fault));
  }

  private void poll() {
    playground.clock().forward(Duration.ofSeconds(10));
    playground.pollDevices();
  }

  private static void assertSays(Page page, String sentence, String cure) {
    assertEquals(sentence, page.document().select(".failure .why").text(), page.text());
    var said = page.document().select(".failure .cure").text();
    assertTrue(said.contains(cure), said);
  }
}
