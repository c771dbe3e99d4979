package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.ClientAuthentication;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RunningPlayground;
import playground.webex.WebexEndpoints;

/** What the pages say of {@code webex.client-authentication}: what is sent, and what is not asked for. */
class ClientAuthenticationPagesTest {

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension final RunningPlayground unset = playground(Optional.empty());

  @RegisterExtension
  final RunningPlayground byBasic = playground(Optional.of(ClientAuthentication.CLIENT_SECRET_BASIC));

  @RegisterExtension
  final RunningPlayground byNone = playground(Optional.of(ClientAuthentication.NONE)).withoutSecret();

  private RunningPlayground playground(Optional<ClientAuthentication> method) {
    return RunningPlayground.with(WebexEndpoints.at(webex.baseUrl()).authenticatedBy(method), Duration.ofSeconds(5));
  }

  /** Neither before the browser leaves, nor at the exchange. */
  @Test
  void aPublicClientIsAskedForNoSecret() {
    var browser = byNone.newBrowser();
    var first = browser.get("/");
    var before = FlowToCode.with(browser);

    assertEquals("", first.document().select("[data-warnings=client_secret]").text());
    assertEquals(
        "Not sent, because webex.client-authentication is none.",
        first.document().expectFirst("#clientSecret-help").text());
    assertFalse(before.has("tokenSecret"), before.text());
    assertTrue(before.text().contains("sends the code to Webex with the PKCE verifier."), before.text());
    assertTrue(before.value("tokenRequest").contains("client_id=client-1") && !before.value("tokenRequest").contains("secret"));
  }

  /** Nor after a refusal: the secret cannot be the cause. */
  @Test
  void aPublicClientThatIsRejectedIsAskedForNoSecretEither() {
    webex.answersTokens(FakeWebex.json(401, "{\"error\":\"invalid_client\"}"));

    var refused = FlowToCode.andExchange(byNone.newBrowser());

    assertFalse(refused.has("tokenSecret"), refused.text());
    assertTrue(refused.has("requestToken"), "the code can be sent again");
    assertTrue(failure(refused).contains("webex.client-authentication is none, so no client secret was sent."), failure(refused));
  }

  @Test
  void anyOtherClientIsAskedForItsSecret() {
    webex.answersTokens(FakeWebex.json(401, "{\"error\":\"invalid_client\"}"));

    var refused = FlowToCode.andExchange(byBasic.newBrowser());

    assertTrue(refused.has("tokenSecret"), refused.text());
    assertEquals("Basic Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1", webex.tokenRequests().get(0).getHeader("Authorization"));
    assertFalse(webex.lastForm().contains("client_"), webex.lastForm());
  }

  /** The programs know one method, and say so where another is set. */
  @Test
  void theCodeSamplesSayWhenThePlaygroundAuthenticatesOtherwise() {
    var hint = byBasic.newBrowser().get("/samples").document().expectFirst("#otherAuthentication").text();

    assertTrue(hint.contains("in the body (client_secret_post). Here webex.client-authentication is client_secret_basic:"), hint);
    assertFalse(unset.newBrowser().get("/samples").has("otherAuthentication"));
  }

  /** RFC 7009 §2.1: the client is rejected, not the token. */
  @Test
  void aRevocationWhoseClientIsRejectedIsExplained() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    webex.answersTokensAt("/idb/oauth2/v1/revoke", FakeWebex.json(401, "{\"error\":\"invalid_client\"}"));
    var browser = unset.newBrowser();
    FlowToCode.andExchange(browser);

    var refused = browser.get("/sign-out").press("revokeAccess").follow();

    assertTrue(failure(refused).contains("Webex rejected the client credentials (401)."), failure(refused));
    assertTrue(failure(refused).contains("The client secret is wrong"), failure(refused));
    assertTrue(refused.text().contains("Authorization: Basic ●●●●●●"), "what was sent stands below");
  }

  private static String failure(Browser.Page page) {
    return page.document().select(".failure").text();
  }
}
