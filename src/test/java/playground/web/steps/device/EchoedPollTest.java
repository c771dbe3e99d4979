package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.EchoingWebex.assertHidden;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.ClientAuthentication;
import playground.testing.EchoingWebex;
import playground.testing.RunningPlayground;
import playground.webex.WebexEndpoints;

/** C-12, C-13: a server that sends every request back as it came shows nobody a secret. */
class EchoedPollTest {

  @RegisterExtension final EchoingWebex webex = new EchoingWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  @RegisterExtension
  final RunningPlayground byBasic = RunningPlayground.with(
      WebexEndpoints.at(webex.baseUrl()).authenticatedBy(Optional.of(ClientAuthentication.CLIENT_SECRET_BASIC)),
      Duration.ofSeconds(5));

  /** Webex wants none there, other servers do. */
  @Test
  void anEchoedStartThatAuthenticatesShowsNoSecret() {
    webex.echo();
    var browser = byBasic.newBrowser();

    var page = browser.get("/device").press("startDevice").follow();

    assertTrue(webex.nextRequest().contains("Authorization: Basic " + EchoingWebex.CREDENTIALS.get(2)), "this is what comes back");
    assertTrue(page.text().contains("POST /v1/device/authorize"), page.text());
    assertHidden(page.body(), EchoingWebex.CREDENTIALS);
    assertTrue(page.text().contains("Sent with each request."), page.text());
  }

  @Test
  void anEchoedDevicePollShowsNoSecret() {
    var browser = playground.newBrowser();
    browser.get("/device").press("startDevice");
    webex.nextRequest();
    webex.echo();
    playground.clock().forward(Duration.ofSeconds(3));
    playground.pollDevices();

    var sent = webex.nextRequest();
    var page = browser.get("/device");

    assertTrue(sent.contains("Authorization: Basic " + EchoingWebex.CREDENTIALS.get(2)), "this is what comes back");
    assertTrue(page.text().contains("POST /v1/device/token"), page.text());
    assertHidden(page.body(), EchoingWebex.CREDENTIALS);
    assertHidden(page.body(), List.of("d3vice-c0de"));
  }
}
