package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** A device grant that the sandbox refuses sends nobody to the real Webex for help. */
class DeviceSandboxTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  /** The sandbox's own integration of this test lacks the redirect URIs that a device grant needs. */
  @Test
  void aRefusedDeviceGrantLeadsToTheSandboxsLog() {
    var refused = playground.newBrowser().get("/device").press("startDevice").follow();

    assertTrue(refused.text().contains("lacks the redirect URIs that a device grant needs"), refused.text());
    SandboxSteps.assertLeadsToLog(refused, playground.sandboxPort());
  }
}
