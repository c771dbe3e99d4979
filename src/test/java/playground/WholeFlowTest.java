package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;

/** The whole tutorial over real HTTP, playground and sandbox each on its own port. Read this first. */
class WholeFlowTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void thePageLeadsToACodeATokenAndARefresh() {
    var page = playground.newBrowser().get("/");
    assertEquals(63, page.value("stateValue").length());
    assertEquals(playground.redirectUri().toString(), page.value("redirectUri"));

    var withCode = signInAndConsent(page.press("requestCode"));
    assertEquals(page.value("stateValue"), withCode.value("stateDisplay"), "the state came back unchanged");
    assertFalse(withCode.value("code").isEmpty(), "and with it a code");

    var withToken = withCode.press("requestToken").follow();
    assertFalse(withToken.value("token").isEmpty());
    assertFalse(withToken.value("refresh").isEmpty());
    assertEquals("1209599", withToken.value("expiresIn"));
    assertEquals("7775999", withToken.value("refreshExpiresIn"));
    assertEquals("Bearer", withToken.value("tokenType"));
    assertEquals("spark:rooms_read", withToken.value("scope"));

    var refreshed = withToken.press("refreshToken").follow();
    assertNotEquals(withToken.value("token"), refreshed.value("token"), "a refresh brings a new access token");
    assertEquals(withToken.value("refresh"), refreshed.value("refresh"), "and the refresh token stays");
  }

  /** The pages of the sandbox, as Webex's: who are you, and do you allow it? */
  private static Page signInAndConsent(Page leaving) {
    var page = leaving.follow();
    var consent = page.has("accept") ? page : page.pressFirst("button[name=person]").follow(); // signed in already?
    return consent.press("accept").follow();
  }
}
