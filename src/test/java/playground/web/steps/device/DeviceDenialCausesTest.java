package playground.web.steps.device;

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
import playground.testing.RunningPlayground;

/** A refused poll is explained by its own error code, at Webex and at the sandbox. */
class DeviceDenialCausesTest {

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
    "400 | invalid_grant | Webex rejected the device code",
    "400 | no such thing | Webex rejected the device code",
    "400 | Client Id is invalid | Webex doesn't know this client ID.",
    "401 | Client Id is invalid | Webex doesn't know this client ID.",
    "400 | invalid_client | Webex rejected the client credentials",
    "401 | whatever | Webex rejected the client credentials",
    "400 | client_secret cannot be null or empty | Webex requires the client secret.",
    "400 | unsupported_grant_type | Webex doesn't allow this grant to this client",
    "400 | invalid_scope | Webex rejected the requested scopes for a device."
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

    assertExplained(device.get("/device"), "Webex doesn't know this client ID.");
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
