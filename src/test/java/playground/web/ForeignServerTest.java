package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.oauth.ClientAuthentication;
import playground.testing.Browser;
import playground.testing.EchoingWebex;
import playground.testing.ForeignServer;
import playground.testing.RunningPlayground;

/**
 * The playground at an authorization server that this project did not write: code flow with PKCE, refresh and revocation,
 * by the method of client authentication that the client is registered for.
 */
class ForeignServerTest {

  @RegisterExtension static final ForeignServer foreign = new ForeignServer();

  @RegisterExtension final RunningPlayground unset = foreign.playground(Optional.empty());

  @RegisterExtension
  final RunningPlayground byBasic = foreign.playground(Optional.of(ClientAuthentication.CLIENT_SECRET_BASIC));

  @RegisterExtension
  final RunningPlayground byPost = foreign.playground(Optional.of(ClientAuthentication.CLIENT_SECRET_POST));

  @RegisterExtension final RunningPlayground byNone = foreign.playground(Optional.of(ClientAuthentication.NONE));

  @ParameterizedTest
  @EnumSource(names = {"CLIENT_SECRET_BASIC", "CLIENT_SECRET_POST"})
  void aCodeIsExchangedAndItsTokensRefreshedAndRevoked(ClientAuthentication method) {
    var playground = set(method);
    foreign.register(playground, method);
    var browser = playground.newBrowser();

    var granted = toCode(browser).press("requestToken").follow();
    assertFalse(granted.value("token").isEmpty(), granted.text());
    assertEquals(ForeignServer.SCOPE, granted.value("scope"));

    var refreshed = granted.press("refreshToken").follow();
    assertTrue(refreshed.has("refreshed"), refreshed.text());
    assertNotEquals(granted.value("token"), refreshed.value("token"));

    var revoked = browser.get("/sign-out").press("revokeRefresh").follow();
    assertTrue(revoked.has("revoked"), revoked.text());
    assertTrue(browser.get("/").press("refreshToken").follow().text().contains("rejected the refresh token"));
  }

  /** RFC 6749 §2.1: a public client has no secret; PKCE alone shows whose code it is. */
  @Test
  void aPublicClientNeedsNoSecret() {
    foreign.register(byNone, ClientAuthentication.NONE);

    var page = toCode(byNone.newBrowser());
    var granted = page.press("requestToken").follow();

    assertFalse(page.has("tokenSecret"), page.text());
    assertFalse(granted.value("token").isEmpty(), granted.text());
  }

  /** The method comes before the secret, with the setting that changes it. */
  @ParameterizedTest
  @EnumSource(names = {"CLIENT_SECRET_BASIC", "CLIENT_SECRET_POST"})
  void aClientThatIsRegisteredForAnotherMethodIsToldWhichOneWasUsed(ClientAuthentication registered) {
    var isBasic = registered == ClientAuthentication.CLIENT_SECRET_BASIC;
    var playground = isBasic ? unset : byBasic;
    foreign.register(playground, registered);

    var refused = toCode(playground.newBrowser()).press("requestToken").follow();

    var failure = refused.document().select("#step-3 .failure").text();
    assertTrue(failure.contains("rejected the client credentials (401). It says: invalid_client"), failure);
    assertTrue(failure.contains(isBasic ? "in the body (client_secret_post)." : "in the Authorization header (client_secret_basic)."), failure);
    assertTrue(failure.contains("Set webex.client-authentication to the method that the client is registered for, such as "
        + registered.methodName()), failure);
    assertTrue(failure.indexOf("webex.client-authentication") < failure.indexOf("secret is wrong"), failure);
  }

  /** Good credentials, sent by another method than registered, are explained as at the token endpoint. */
  @Test
  void aRefusedRevocationNamesTheMethodAsWell() {
    foreign.register(byPost, ClientAuthentication.CLIENT_SECRET_POST);
    var browser = byPost.newBrowser();
    toCode(browser).press("requestToken");
    foreign.register(byPost, ClientAuthentication.CLIENT_SECRET_BASIC);

    var refused = browser.get("/sign-out").press("revokeAccess").follow().document().select(".failure").text();

    assertTrue(refused.contains("Set webex.client-authentication to"), refused);
  }

  /** C-12, C-13: the header as it is shown, and the secret nowhere. */
  @Test
  void thePageShowsTheHeaderThatIsSentWithoutTheCredentials() {
    foreign.register(byBasic, ClientAuthentication.CLIENT_SECRET_BASIC);
    var browser = byBasic.newBrowser();

    var before = toCode(browser);
    var after = before.press("requestToken").follow();

    assertTrue(before.value("tokenRequest").contains("Authorization: Basic ●●●●●●"), before.value("tokenRequest"));
    assertTrue(before.value("tokenCurl").startsWith("curl --user \"$CLIENT_ID:$CLIENT_SECRET\""), before.value("tokenCurl"));
    assertFalse(before.value("tokenRequest").contains("client_id") || before.value("tokenRequest").contains("client_secret"));
    var log = browser.get("/http-log").body() + browser.get("/http-log.har").body();
    assertTrue(log.contains("Basic ●●●●●●"), log);
    EchoingWebex.assertHidden(before.body() + after.body() + log, EchoingWebex.CREDENTIALS);
  }

  private RunningPlayground set(ClientAuthentication method) {
    return method == ClientAuthentication.CLIENT_SECRET_BASIC ? byBasic : byPost;
  }

  private static Browser.Page toCode(Browser browser) {
    return ForeignServer.signIn(browser.get("/").fill("oauthScopes", ForeignServer.SCOPE).press("requestCode"));
  }
}
