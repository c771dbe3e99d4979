package playground.web.tools.signout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** Taking a token back, and signing out. */
class SignOutServletTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  /** Contract 1.M: only the token that is sent dies, and a dead one is refused like an expired one. */
  @Test
  void aRevokedAccessTokenIsRefusedAndTheRefreshTokenBuysTheNext() {
    var browser = playground.newBrowser();
    var token = SandboxSteps.toTokens(browser).value("token");

    var ended = browser.get("/sign-out").press("revokeAccess").follow();
    var refreshed = browser.get("/").press("refreshToken").follow();

    assertTrue(ended.has("revoked"), ended.text());
    assertTrue(ended.text().contains("POST /idb/oauth2/v1/revoke HTTP/1.1"), ended.text());
    assertEquals(401, listRooms(token).status());
    assertEquals(200, listRooms(refreshed.value("token")).status());
  }

  @Test
  void aRevokedRefreshTokenEndsTheGrant() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    browser.get("/sign-out").press("revokeRefresh");
    var refreshed = browser.get("/").press("refreshToken").follow();

    assertTrue(refreshed.text().contains("Webex rejected the refresh token"), refreshed.text());
  }

  /** C-23: forgotten here first, and the way to Webex's own sign-out carries no token. */
  @Test
  void signingOutForgetsEverythingHere() {
    var browser = playground.newBrowser();
    var token = SandboxSteps.toTokens(browser).value("token");

    var out = browser.get("/sign-out").press("signOut").follow();

    assertTrue(out.has("signedOut"), out.text());
    assertFalse(out.body().contains(token));
    var logout = out.document().getElementById("logout").attr("href");
    assertTrue(logout.contains("/idb/oauth2/v1/logout?goto=http"), logout);
    assertEquals("", browser.get("/").value("token"));
  }

  /** Webex documents neither, and the page says so. */
  @Test
  void whatWebexDoesNotDocumentSaysSo() {
    assertTrue(playground.newBrowser().get("/sign-out").text().contains("Webex does not document it for integrations"));
    assertTrue(playground.newBrowser().get("/sign-out/done").text().contains("Webex does not document it for integrations"));
  }

  private Page listRooms(String token) {
    var rooms = URI.create("http://localhost:" + playground.sandboxPort() + "/v1/rooms");
    return playground.newBrowser().send(
        HttpRequest.newBuilder(rooms).header("Authorization", "Bearer " + token).build());
  }
}
