package playground.web.steps.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** Why an identity is not trusted, in the first sentence: what the sandbox was told to do (contract, section 5, case 17). */
class LoginMistakesTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @ParameterizedTest
  @CsvSource({"ISSUER_OF_ANOTHER_REGION", "WRONG_NONCE", "UNKNOWN_KEY"})
  void aFaultThatSpoilsTheTokenIsTheCause(FaultType fault) {
    playground.sandbox().faults().replace(List.of(ActiveFault.of(fault)));

    var checked = checked();

    assertEquals("The fault " + fault.wireName() + " is on in the sandbox.", why(checked));
    assertTrue(checked.document().select(".failure .cure").text().startsWith("Switch it off on the sandbox's Faults page"));
  }

  /** Its present is our future. */
  @Test
  void aMovedClockIsTheCauseOfATokenFromTheFuture() {
    playground.sandbox().moveClock(Duration.ofDays(3));

    var checked = checked();

    assertEquals("Issue time: the sandbox's clock is 3 days ahead, so it issued the token in the future.", why(checked));
  }

  private Page checked() {
    var left = playground.newBrowser().get("/").fill("oauthScopes", "openid spark:rooms_read").press("requestCode");
    return SandboxSteps.signInAndConsent(left).press("requestToken").follow().press("checkLogin").follow();
  }

  private static String why(Page page) {
    return page.document().select("#who .failure .why").text();
  }
}
