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

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "400 | access_denied | The person who entered the code declined.",
    "403 | access_denied | The person who entered the code declined.",
    "400 | expired_token | The code has expired.",
    "400 | invalid_grant | Webex refused the device code",
    "400 | no such thing | Webex refused the device code",
    "400 | Client Id is invalid | Webex does not know this client id.",
    "401 | Client Id is invalid | Webex does not know this client id.",
    "400 | invalid_client | Webex does not accept these client credentials",
    "401 | whatever | Webex does not accept these client credentials",
    "400 | unsupported_grant_type | Webex does not let this client use this grant",
    "400 | invalid_scope | Webex does not grant these scopes to a device."
  })
  void aRefusedPollIsExplainedByItsOwnCode(int status, String description, String says) {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes("https://login.example/verify")));
    webex.answersPolls(FakeWebex.json(status, ENVELOPE.formatted(description)));
    var browser = against.newBrowser();
    browser.get("/device").press("startDevice");
    against.clock().forward(Duration.ofSeconds(3));
    against.pollDevices();

    assertExplained(browser.get("/device"), says);
  }

  @Test
  void aDeclinedDeviceAtTheSandboxIsExplainedByThePersonWhoDeclined() {
    var device = started();
    decline(device);
    poll(Duration.ofSeconds(10));

    assertExplained(device.get("/device"), "The person who entered the code declined.");
  }

  @Test
  void aDeviceCodeThatExpiresAtTheSandboxIsExplainedByItsAge() {
    var device = started();
    poll(Duration.ofMinutes(6));

    assertExplained(device.get("/device"), "The code has expired.");
  }

  @Test
  void aClientIdThatIsDeletedDuringADeviceGrantIsNamed() {
    var device = started();
    deleteIntegration();
    poll(Duration.ofSeconds(10));

    assertExplained(device.get("/device"), "Webex does not know this client id.");
  }

  @Test
  void aClientIdThatIsDeletedBeforeTheExchangeIsNamed() {
    var page = SandboxSteps.toCode(sandbox.newBrowser());
    deleteIntegration();

    assertExplained(page.press("requestToken").follow(), "Webex does not know this client id.");
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

    assertExplained(page, "Webex does not know this client id.");
    assertFalse(page.document().select(".failure").text().contains("secret is wrong"), page.text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "invalid_request | Webex refused the exchange (400).",
    "unauthorized_client | Webex does not let this client use this grant (400).",
    "unsupported_grant_type | Webex does not let this client use this grant (400).",
    "invalid_scope | Webex does not grant these scopes.",
    "made_up | Webex refused the exchange (400)."
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

    assertTrue(page.text().contains("redirect_uri is not the very one of the first step."), page.text());
  }

  private static void assertExplained(Browser.Page page, String says) {
    var failure = page.document().select(".failure").text();
    assertTrue(failure.contains(says), page.text());
    assertFalse(failure.contains("redirect_uri"), failure);
  }

  private Browser started() {
    sandbox.registerDeviceHelpers();
    var browser = sandbox.newBrowser();
    browser.get("/device").press("startDevice");
    return browser;
  }

  /** In the sandbox's developer portal. */
  private void deleteIntegration() {
    var portal = new Browser(URI.create("http://localhost:" + sandbox.sandboxPort()));
    var page = portal.get("/my-apps");
    portal.get(page.document().selectFirst("h2 a").attr("href")).press("delete");
  }

  private void poll(Duration later) {
    sandbox.clock().forward(later);
    sandbox.pollDevices();
  }

  /** Somebody opens the link that the device shows, and declines. */
  private void decline(Browser device) {
    var link = device.get("/device").document().getElementById("verificationUriComplete").attr("href");
    sandbox.newBrowser().post(link, "person=alex%40example.com&decision=decline");
  }
}
