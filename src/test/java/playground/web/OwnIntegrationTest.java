package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Secret;
import playground.testing.Browser;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** The playground's own integration at the sandbox: it can get a new secret, or be deleted, while the playground runs. */
class OwnIntegrationTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  private Browser browser;
  private Browser portal;

  @BeforeEach
  void open() {
    browser = playground.newBrowser();
    portal = new Browser(URI.create("http://localhost:" + playground.sandboxPort()));
  }

  @Test
  void thePortalWarnsByNameBeforeTheSecretIsReplacedOrTheIntegrationDeleted() {
    var own = ownPage().document();
    var address = playground.address().toString();

    assertTrue(own.getElementById("usedBy").text().contains(address));
    for (var button : List.of("secret", "delete")) {
      var confirmation = own.expectFirst("details:not([open]):has(#" + button + ")");
      assertTrue(confirmation.expectFirst(".error-message").text().contains("The playground at " + address), button);
    }
  }

  @Test
  void otherIntegrationsAreNotSaidToBeThePlaygrounds() {
    var other = portal.post("/my-apps/new", "name=Other&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding").follow();

    assertFalse(other.has("usedBy"));
    assertFalse(other.text().contains(playground.address().toString()));
  }

  /** The page of step 1 was made with the old secret; the whole flow goes through with the new one. */
  @Test
  void aFlowThatBeginsAfterTheSecretWasReplacedWorks() {
    var page = browser.get("/");
    renewSecret();

    var withCode = SandboxSteps.signInAndConsent(page.press("requestCode"));
    var withToken = withCode.press("requestToken").follow();
    var refreshed = withToken.press("refreshToken").follow();

    assertFalse(withToken.value("token").isEmpty(), withToken.text());
    assertNotEquals(withToken.value("token"), refreshed.value("token"));
  }

  @Test
  void aFlowThatHasItsCodeGoesOnWithTheNewSecret() {
    var withCode = SandboxSteps.toCode(browser);
    renewSecret();

    var withToken = withCode.press("requestToken").follow();

    assertFalse(withToken.value("token").isEmpty(), withToken.text());
  }

  @Test
  void aFlowThatHasItsTokensRefreshesAndRevokesWithTheNewSecret() {
    var withToken = SandboxSteps.toTokens(browser);
    renewSecret();
    renewSecret();

    var refreshed = withToken.press("refreshToken").follow();
    browser.get("/sign-out").pressFirst("button[value=access_token]");

    assertNotEquals(withToken.value("token"), refreshed.value("token"));
    assertEquals(401, call(refreshed.value("token")), "it is revoked");
  }

  /** A secret that somebody types is sent as typed: a wrong one is to fail as at Webex. */
  @Test
  void aWrongSecretThatWasTypedIsNotReplaced() {
    var withCode = SandboxSteps.toCode(browser);
    renewSecret();

    var refused = browser.post(
        "/token", "flow=" + withCode.document().selectFirst("input[name=flow]").val() + "&client_secret=wrong").follow();

    assertEquals("", refused.value("token"));
  }

  /** W-12: the playground learns the new secret, and shows it on no page. */
  @Test
  void theNewSecretIsOnNoPageOfThePlayground() {
    var withCode = SandboxSteps.toCode(browser);
    var secret = renewSecret();
    withCode.press("requestToken");

    for (var path : playground.getPaths()) {
      assertFalse(browser.get(path).body().contains(secret), path);
    }
  }

  @Test
  void onceDeletedEveryPageOfThePlaygroundSaysSoAndWhatToDo() {
    ownPage().press("delete");

    for (var path : List.of("/", "/http-log", "/console", "/sign-out")) {
      var state = browser.get(path).document().expectFirst("#sandboxState");
      assertEquals(
          "The playground’s integration is deleted in the sandbox. Register it again at My apps, then start a new flow.",
          state.text(), path);
      assertEquals("http://localhost:" + playground.sandboxPort() + "/my-apps", state.expectFirst("a").attr("href"));
    }
    assertEquals(400, browser.get("/").press("requestCode").follow().status(), "the sandbox knows no such client");
  }

  @Test
  void onceDeletedAButtonOfThePortalRegistersItAgainAndAWholeFlowWorks() {
    var before = SandboxSteps.toTokens(browser);
    ownPage().press("delete");

    var again = portal.get("/my-apps").press("registerAgain").follow();
    var after = SandboxSteps.toTokens(browser);

    assertEquals("The playground’s integration is registered. Start a new flow in the playground.", again.value("done"));
    assertFalse(again.has("missing") || after.has("sandboxState"));
    assertFalse(after.value("token").isEmpty(), after.text());
    assertNotEquals(before.value("token"), after.value("token"));
  }

  /** W-11. */
  @Test
  void whileItIsThereNothingIsRegisteredAgain() {
    var secret = playground.credentials();
    portal.post("/my-apps", "");

    assertEquals(1, portal.get("/my-apps").document().select("article").size());
    assertEquals(secret, playground.sandbox().credentials(secret.clientId()).orElseThrow());
    assertFalse(portal.get("/my-apps").has("missing"));
  }

  private Browser.Page ownPage() {
    return portal.get(portal.get("/my-apps").document().expectFirst("article h2 a").attr("href"));
  }

  private String renewSecret() {
    var shown = ownPage().press("secret").follow().value("clientSecret");
    var current = playground.sandbox().credentials(playground.credentials().clientId()).orElseThrow().clientSecret();
    assertEquals(current.map(Secret::reveal).orElseThrow(), shown);
    return shown;
  }

  private int call(String token) {
    return portal.send(java.net.http.HttpRequest.newBuilder(URI.create(
        "http://localhost:" + playground.sandboxPort() + "/v1/rooms")).header("Authorization", "Bearer " + token).build()).status();
  }
}
