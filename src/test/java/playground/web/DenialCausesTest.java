package playground.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** A refusal is explained by what was sent and by what came back, at Webex and at the sandbox. */
class DenialCausesTest {

  private static final String ENVELOPE = """
      {"message": "The request could not be understood by the server due to malformed syntax.",
       "errors": [{"description": "%s"}], "trackingId": "ROUTER_1"}""";

  @RegisterExtension final RunningPlayground sandbox = RunningPlayground.withSandbox();

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground against = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  @Test
  void aClientIdThatIsDeletedBeforeTheExchangeIsNamed() {
    var page = SandboxSteps.toCode(sandbox.newBrowser());
    deleteIntegration();

    assertExplained(page.press("requestToken").follow(), "Webex doesn't know this client ID.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "400 | Client Id is invalid",
    "401 | Client Id is invalid",
    "400 | Client Id is invalid."
  })
  void anUnknownClientIdAtTheTokenEndpointIsNamed(int status, String description) {
    webex.answersTokens(FakeWebex.json(status, ENVELOPE.formatted(description)));

    var page = FlowToCode.andExchange(against.newBrowser());

    assertExplained(page, "Webex doesn't know this client ID.");
    assertFalse(page.document().select(".failure").text().contains("secret is wrong"), page.text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "invalid_request | Webex rejected the exchange (400).",
    "unauthorized_client | Webex doesn't allow this grant to this client (400).",
    "unsupported_grant_type | Webex doesn't allow this grant to this client (400).",
    "invalid_scope | Webex rejected the requested scopes.",
    "made_up | Webex rejected the exchange (400)."
  })
  void anErrorOfOAuthThatIsNotAboutTheCodeIsNotExplainedByTheCode(String error, String says) {
    webex.answersTokens(FakeWebex.json(400, "{\"error\": \"" + error + "\", \"error_description\": \"No.\"}"));

    assertExplained(FlowToCode.andExchange(against.newBrowser()), says);
  }

  /** And the code alone is. */
  @Test
  void aRefusedCodeIsExplainedByTheRedirectUriToo() {
    webex.answersTokens(FakeWebex.json(400, "{\"error\": \"invalid_grant\", \"error_description\": \"No.\"}"));

    var page = FlowToCode.andExchange(against.newBrowser());

    assertTrue(page.text().contains("doesn't match the code with this client ID, redirect_uri or code_verifier."), page.text());
  }

  private static void assertExplained(Browser.Page page, String says) {
    var failure = page.document().select(".failure").text();
    assertTrue(failure.contains(says), page.text());
    assertFalse(failure.contains("redirect_uri"), failure);
  }

  /** In the sandbox's developer portal. */
  private void deleteIntegration() {
    var portal = new Browser(URI.create("http://localhost:" + sandbox.sandboxPort()));
    var page = portal.get("/my-apps");
    portal.get(page.document().selectFirst("h2 a").attr("href")).press("delete");
  }
}
