package playground.sandbox.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.Device;
import playground.testing.RunningSandbox;

/** S-11, RFC 8628 §3.3: the page at which a person allows a device what it asks for. */
class VerifyTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void sixDigitsLeadToSigningInToConsentAndToTheEnd() throws Exception {
    var device = Device.begin(sandbox);
    var digits = device.userCode().replaceFirst("(...)", "$1 "); // as people write it

    var signIn = type(digits).follow();
    var consent = signIn.pressFirst("button[value=alex@example.com]").follow();
    assertTrue(consent.text().contains("Test device requests access to the account of Alex Example (alex@example.com)"), consent.text());
    assertTrue(consent.text().contains("spark:rooms_read"));
    assertEquals(device.userCode(), consent.value("userCode"), "to compare with the device");
    var end = consent.press("accept");

    assertEquals(303, end.status());
    assertTrue(end.follow().text().contains("You can close this window"));
    assertEquals(200, device.poll().statusCode());
  }

  @Test
  void theLinkSparesTheTyping() throws Exception {
    var device = Device.begin(sandbox);

    var consent = sandbox.signedIn("alex@example.com").get(device.link());

    assertEquals("Allow access?", consent.document().expectFirst("h1").text());
    assertTrue(consent.press("decline").follow().text().contains("The device is not connected"));
    assertEquals("access_denied", device.refusal());
  }

  @Test
  void aDecisionStands() throws Exception {
    var device = Device.begin(sandbox);
    device.decide("decline");

    device.decide("accept");

    assertEquals("access_denied", device.refusal());
    assertEquals(400, type(device.userCode()).status(), "and its user code is spent");
  }

  /** S-11: RFC 8628 §5.1; whoever types wrongly shuts the door for all, as a guesser has many browsers. */
  @Test
  void afterTwentyWrongCodesNoneIsTakenForFiveMinutes() throws Exception {
    var wrong = "no code";
    for (int i = 0; i < 19; i++) {
      assertEquals(400, type(wrong).status());
    }
    assertEquals(429, type(wrong).status());

    assertEquals(429, type(Device.begin(sandbox).userCode()).status());
    sandbox.clock.forward(Duration.ofSeconds(300));
    assertEquals(303, type(Device.begin(sandbox).userCode()).status());
  }

  @Test
  void anExpiredCodeAndItsLinkAreRefused() throws Exception {
    var device = Device.begin(sandbox);
    sandbox.clock.forward(Duration.ofSeconds(300));

    assertEquals(400, type(device.userCode()).status());
    assertEquals(410, sandbox.get(device.link()).statusCode());
    device.decide("accept");
    assertEquals("expired_token", device.refusal());
  }

  @Test
  void anUnknownLinkIsRefused() throws Exception {
    assertEquals(404, sandbox.get("/verify?userCode=" + "0".repeat(64)).statusCode());
  }

  /** S-12. */
  @Test
  void anotherOriginCannotDecide() throws Exception {
    var device = Device.begin(sandbox);

    var answer = sandbox.post(
        device.link(), "person=alex%40example.com&decision=accept", "Sec-Fetch-Site", "cross-site");

    assertEquals(403, answer.statusCode());
    assertEquals("authorization_pending", device.refusal());
  }

  private Browser.Page type(String code) {
    return sandbox.newBrowser().get("/verify").fill("code", code).press("next");
  }
}
