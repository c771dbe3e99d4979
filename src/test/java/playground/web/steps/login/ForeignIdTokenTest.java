package playground.web.steps.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.ClientAuthentication;
import playground.testing.Browser;
import playground.testing.ForeignServer;
import playground.testing.RunningPlayground;

/** C-16, C-17: the ID token of an authorization server that this project did not write passes every rule. */
class ForeignIdTokenTest {

  @RegisterExtension static final ForeignServer foreign = new ForeignServer();

  @RegisterExtension
  final RunningPlayground byBasic = foreign.playground(Optional.of(ClientAuthentication.CLIENT_SECRET_BASIC));

  @RegisterExtension
  final RunningPlayground byPost = foreign.playground(Optional.of(ClientAuthentication.CLIENT_SECRET_POST));

  @Test
  void theIdTokenOfAClientThatAuthenticatesInTheHeaderIsVerified() {
    assertVerified(byBasic, ClientAuthentication.CLIENT_SECRET_BASIC);
  }

  @Test
  void theIdTokenOfAClientThatAuthenticatesInTheBodyIsVerified() {
    assertVerified(byPost, ClientAuthentication.CLIENT_SECRET_POST);
  }

  /** And so is the one that comes with a refresh (OpenID Connect Core §12.2). */
  private static void assertVerified(RunningPlayground playground, ClientAuthentication method) {
    foreign.register(playground, method);
    var leaving = playground.newBrowser().get("/").fill("oauthScopes", "openid profile").press("requestCode");
    var granted = ForeignServer.signIn(leaving).press("requestToken").follow();

    assertTrusted(granted.press("checkLogin").follow());
    assertTrusted(granted.press("refreshToken").follow().press("checkLogin").follow());
  }

  private static void assertTrusted(Browser.Page checked) {
    assertEquals(List.of(), checked.document().select("#who .failed").eachText(), checked.text());
    assertTrue(checked.has("trusted"), checked.text());
    assertTrue(checked.document().select("#userinfoClaims").text().contains("kim"), checked.text());
  }
}
