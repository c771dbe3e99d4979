package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** The device grant with the sandbox's own integration: refused, and while its secret is replaced. */
class DeviceSandboxTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  /** The sandbox's own integration of this test lacks the redirect URIs that a device grant needs. */
  @Test
  void aRefusedDeviceGrantLeadsToTheSandboxsLog() {
    var refused = playground.newBrowser().get("/device").press("startDevice").follow();

    assertTrue(refused.text().contains("lacks the redirect URIs that a device grant needs"), refused.text());
    SandboxSteps.assertLeadsToLog(refused, playground.sandboxPort());
  }

  /** The grant began with the old secret; it is polled for with the new one. */
  @Test
  void aGrantGoesOnWhileTheClientSecretIsReplaced() {
    playground.registerDeviceHelpers();
    var browser = playground.newBrowser();
    var waiting = browser.get("/device").press("startDevice").follow();
    var sandbox = new Browser(URI.create("http://localhost:" + playground.sandboxPort()));
    var own = sandbox.get(sandbox.get("/my-apps").document().expectFirst("article h2 a").attr("href"));

    assertTrue(own.press("secret").follow().has("clientSecret"));
    var link = waiting.document().expectFirst("#verificationUriComplete").attr("href");
    sandbox.get(link).pressFirst("button[name=person]").follow().press("accept");
    browser.get("/device");
    playground.clock().forward(Duration.ofSeconds(3));
    playground.pollDevices();

    var granted = browser.get("/device");
    assertFalse(granted.has("waiting"), granted.text());
    assertFalse(browser.get("/").value("token").isEmpty(), granted.text());
  }
}
