package playground.web.steps.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** How the flow goes on after WholeFlowTest: the check against the sandbox, and what it leaves in the HTTP log. */
class CheckFlowTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  /** Contract §5 case 15. */
  @Test
  void theCheckNeedsOneScopeMore() {
    var checked = SandboxSteps.toTokens(playground.newBrowser()).press("refreshToken").follow().press("check").follow();
    assertEquals("200 403", statuses(checked), "rooms may be listed, own details may not be read");
    assertTrue(checked.text().contains("403 as expected"), "and the page says why");

    var wider = SandboxSteps.signInAndConsent(checked.press("askForMore")).press("requestToken").follow();
    assertEquals("spark:rooms_read spark:people_read", wider.value("scope"));
    assertEquals("200 200", statuses(wider.press("check").follow()));
  }

  /** Contract §5 case 19, 1.M: a revoked token is refused like an expired one, and the refresh token buys the next. */
  @Test
  void aRevokedAccessTokenIsExplained() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    browser.get("/sign-out").press("revokeAccess");
    var checked = browser.get("/").press("check").follow();
    var refreshed = checked.press("refreshToken").follow().press("check").follow();

    assertEquals("401 401", statuses(checked));
    assertTrue(checked.text().contains("The token was revoked"), checked.text());
    assertEquals("200 403", statuses(refreshed));
  }

  @Test
  void theHttpLogShowsBothCalls() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser).press("refreshToken").follow().press("check");

    var page = browser.get("/http-log");

    assertEquals(
        List.of("5 · The playground calls the API 200", "6 · The playground calls the API 403"),
        page.document().select(".message h2").eachText().subList(4, 6));
    assertEquals(6, page.document().select("svg .arrow").size(), "an arrow each");
  }

  private static String statuses(Page page) {
    return String.join(" ", page.document().select(".status-badge").eachText());
  }
}
