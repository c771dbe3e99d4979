package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.ClientAuthentication;
import playground.testing.Browser;
import playground.testing.ForeignServer;
import playground.testing.RunningPlayground;

/** The device grant at an authorization server that this project did not write, which wants to know the client. */
class ForeignDeviceTest {

  @RegisterExtension static final ForeignServer foreign = new ForeignServer();

  @RegisterExtension final RunningPlayground unset = foreign.playground(Optional.empty());

  @RegisterExtension
  final RunningPlayground byBasic = foreign.playground(Optional.of(ClientAuthentication.CLIENT_SECRET_BASIC));

  @RegisterExtension
  final RunningPlayground byPost = foreign.playground(Optional.of(ClientAuthentication.CLIENT_SECRET_POST));

  @Test
  void aDeviceIsGrantedTokensWhenItsClientAuthenticatesInTheHeader() {
    assertGranted(byBasic, ClientAuthentication.CLIENT_SECRET_BASIC);
  }

  @Test
  void aDeviceIsGrantedTokensWhenItsClientAuthenticatesInTheBody() {
    assertGranted(byPost, ClientAuthentication.CLIENT_SECRET_POST);
  }

  /** RFC 8628 §3.1 lets a server demand it, and Webex does not. */
  @Test
  void aStartWithoutAuthenticationIsRefusedAndThePageSaysSo() {
    foreign.register(unset, ClientAuthentication.CLIENT_SECRET_BASIC);

    var refused = start(unset.newBrowser()).document().select(".failure").text();

    assertTrue(refused.contains("rejected the client credentials (401)"), refused);
    assertTrue(refused.contains("requires client authentication here. The playground sent the client ID alone (none)."), refused);
    assertTrue(refused.contains("Set webex.client-authentication to client_secret_basic or client_secret_post"), refused);
    assertFalse(refused.contains("secret is wrong"), refused);
  }

  private static void assertGranted(RunningPlayground playground, ClientAuthentication method) {
    foreign.register(playground, method);
    var device = playground.newBrowser();
    var waiting = start(device);
    assertTrue(waiting.has("userCode"), waiting.text());

    poll(playground);
    assertTrue(device.get("/device").has("userCode"), "nobody has entered it yet");
    ForeignServer.enterCode(playground.newBrowser(), waiting.value("verificationUri"), waiting.value("userCode"));
    poll(playground);

    var granted = device.get("/");
    assertFalse(granted.value("token").isEmpty(), device.get("/device").text());
    assertEquals(ForeignServer.SCOPE, granted.value("scope"));
    assertFalse(granted.press("refreshToken").follow().value("token").isEmpty());
  }

  private static Browser.Page start(Browser device) {
    return device.get("/device").fill("oauthScopes", ForeignServer.SCOPE).press("startDevice").follow();
  }

  private static void poll(RunningPlayground playground) {
    playground.clock().forward(Duration.ofSeconds(6));
    playground.pollDevices();
  }
}
