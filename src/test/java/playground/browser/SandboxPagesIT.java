package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Device;
import playground.testing.RunningSandbox;

/** The sandbox's own pages: what a browser remembers, and how a device is let in. */
class SandboxPagesIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningSandbox sandbox = new RunningSandbox();

  /** S-11, F-12: Back from the consent page leads to the sign-in page, without a question about sending again. */
  @Test
  void sixDigitsASignInAndAConsentLetADeviceIn() throws Exception {
    var device = Device.begin(sandbox);
    chromium.open(sandbox.origin() + "/verify");
    chromium.fill("code", "not a code");
    chromium.press("#next");
    chromium.picture("device-wrong-code");

    chromium.fill("code", device.userCode());
    chromium.press("#next");
    chromium.press("button[name=person]");
    chromium.picture("device-consent");
    assertTrue(chromium.text().contains(device.userCode()));
    chromium.leaving(() -> chromium.driver().navigate().back());
    chromium.leaving(() -> chromium.driver().navigate().forward());
    chromium.press("#accept");
    chromium.picture("device-done");

    assertEquals(200, device.poll().statusCode());
    chromium.open(sandbox.origin() + "/my-authorizations");
    chromium.picture("my-authorizations");
    chromium.press("button[name=takeBack]");
    assertTrue(chromium.text().contains("No integration has access to your account."), chromium.text());
    chromium.press("#signOut");
    assertEquals("Sign in", chromium.first("h1").getText());
  }

  /** S-12: the tick spares the second question; the sign-in page tells who is signed in. */
  @Test
  void whoTicksTheBoxIsNotAskedAgain() throws Exception {
    var request = sandbox.origin() + "/v1/authorize?" + sandbox.request().encodedForQuery();
    chromium.open(request);
    chromium.press("button[name=person]");
    chromium.picture("consent");
    chromium.press("#otherPerson");
    chromium.picture("sign-in-again");
    chromium.press("button[name=person]");
    chromium.byId("remember").click();

    chromium.press("#accept"); // leads to a callback at which nobody listens

    chromium.open(sandbox.origin() + "/my-authorizations");
    assertTrue(chromium.text().contains("You are not asked again."), chromium.text());
  }
}
