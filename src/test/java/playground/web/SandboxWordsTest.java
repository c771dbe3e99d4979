package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** Beside the sandbox, the page sends nobody to the real Webex for help: that has never heard of this integration. */
class SandboxWordsTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void theFirstStepNamesThePageOfTheSandboxsIntegrations() {
    var help = playground.newBrowser().get("/").document().getElementById("clientId-help");

    assertEquals("From your integration at the sandbox's portal.", help.text());
    assertEquals("http://localhost:" + playground.sandboxPort() + "/my-apps", help.selectFirst("a").attr("href"));
  }

  @Test
  void aRefusedScopeIsNamedAndLeadsToTheSandboxsPortal() {
    var left = playground.newBrowser().get("/").fill("oauthScopes", "spark:teams_read").press("requestCode").press("requestCode");

    var refused = left.follow();

    assertTrue(refused.text().contains("Webex rejected the requested scopes."), refused.text());
    assertEquals(
        "spark:teams_read isn't registered with the integration.", refused.document().select(".failure .why").text());
    assertTrue(refused.document().select(".failure .cure").text().contains("in the sandbox's /my-apps"), refused.text());
    assertEquals(0, refused.document().select(".sandbox-log").size(), "which of its requests it was is not known");
  }

  @Test
  void aRefusedSecretLeadsToTheSandboxsLog() {
    var left = playground.newBrowser().get("/").fill("clientSecret", "wr0ng").press("requestCode");

    var refused = SandboxSteps.signInAndConsent(left).press("requestToken").follow();

    assertTrue(refused.text().contains("Leave empty to use that of the sandbox's own integration."), refused.text());
    assertLeadsToTheSandbox(refused);
  }

  private void assertLeadsToTheSandbox(Page page) {
    SandboxSteps.assertLeadsToLog(page, playground.sandboxPort());
  }
}
