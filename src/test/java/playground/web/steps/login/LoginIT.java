package playground.web.steps.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.browser.BrowserFlow;
import playground.browser.Chromium;
import playground.browser.Chromium.ColourScheme;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.RunningPlayground;

/** Sign in with Webex, as a newcomer sees it: once with every check green, once with a nonce that is not ours. */
class LoginIT {

  private static final int PHONE = 360;

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  @ParameterizedTest
  @EnumSource(ColourScheme.class)
  void everyCheckIsGreen(ColourScheme scheme) throws Exception {
    chromium.prefer(scheme);
    signIn();

    chromium.press("#checkLogin");

    chromium.picture(scheme + "-login-green");
    assertEquals(0, chromium.count("#loginChecks .failed"));
    assertEquals(11, chromium.count("#loginChecks .passed"));
    assertTrue(chromium.text().contains("The ID token is valid."));
    chromium.screenWidth(PHONE);
    assertFits();
    chromium.picture(scheme + "-login-phone");
    assertEquals("", chromium.complaints());
  }

  /** C-17. */
  @ParameterizedTest
  @EnumSource(ColourScheme.class)
  void anotherNonceIsRedAndThePageSaysThatNobodyMayBeSignedInByIt(ColourScheme scheme) throws Exception {
    chromium.prefer(scheme);
    playground.sandbox().faults().replace(List.of(ActiveFault.of(FaultType.WRONG_NONCE)));
    signIn();
    var token = chromium.value("token");

    chromium.press("#checkLogin");

    chromium.picture(scheme + "-login-red");
    assertEquals(1, chromium.count("#loginChecks .failed[data-rule=Nonce]"));
    assertTrue(chromium.text().contains("Don't trust this identity"));
    assertFalse(chromium.text().contains("The ID token is valid."));
    assertEquals(token, chromium.value("token"), "the access token is kept");
  }

  private void signIn() {
    flow.open();
    chromium.fill("oauthScopes", "openid email profile spark:rooms_read");
    flow.askForCode().exchange();
  }

  private void assertFits() {
    assertEquals(
        true,
        chromium.driver().executeScript("return document.documentElement.scrollWidth <= window.innerWidth"),
        "nothing is wider than the screen");
  }
}
