package playground.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.ClientAuthentication;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.EchoingWebex;
import playground.testing.FlowToCode;
import playground.testing.RunningPlayground;
import playground.webex.WebexEndpoints;

/** C-12, C-13: a server, or a proxy before it, that sends every request back as it came shows nobody a secret. */
class EchoingWebexTest {

  @RegisterExtension final EchoingWebex webex = new EchoingWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  @RegisterExtension final RunningPlayground byBasic = authenticating(ClientAuthentication.CLIENT_SECRET_BASIC);

  @RegisterExtension final RunningPlayground byPost = authenticating(ClientAuthentication.CLIENT_SECRET_POST);

  private RunningPlayground authenticating(ClientAuthentication method) {
    var server = WebexEndpoints.at(webex.baseUrl()).authenticatedBy(Optional.of(method));
    return RunningPlayground.with(server, Duration.ofSeconds(5));
  }

  @Test
  void anEchoedCodeExchangeShowsNoSecret() {
    webex.echo();
    var browser = playground.newBrowser();

    var page = FlowToCode.andExchange(browser);

    var sent = webex.nextRequest();
    var verifier = field(sent, "code_verifier");
    assertEchoed(browser, page, "POST /v1/access_token", List.of(verifier));
  }

  /** In whatever encoding the header's value comes back. */
  @Test
  void anEchoedExchangeWithTheCredentialsInTheHeaderShowsNoSecret() {
    webex.echo();
    var browser = byBasic.newBrowser();

    var page = FlowToCode.andExchange(browser);

    var sent = webex.nextRequest();
    assertTrue(sent.contains("Authorization: Basic " + EchoingWebex.CREDENTIALS.get(2)), "this is what comes back");
    assertEchoed(browser, page, "POST /v1/access_token", List.of(field(sent, "code_verifier")));
  }

  @Test
  void anEchoedRefreshShowsNoSecret() {
    var browser = webex.withTokens(playground.newBrowser());

    var page = browser.get("/").press("refreshToken").follow();

    assertTrue(webex.nextRequest().contains("r3fresh-t0ken"));
    assertEchoed(browser, page, "POST /v1/access_token", List.of());
    EchoingWebex.assertHidden(browser.get("/http-log").body() + browser.get("/http-log.har").body(), List.of("r3fresh-t0ken"));
  }

  @Test
  void anEchoedRevocationShowsNoSecret() {
    var browser = webex.withTokens(playground.newBrowser());

    var page = browser.get("/sign-out").press("revokeRefresh").follow();

    assertTrue(webex.nextRequest().contains("Authorization: Basic " + EchoingWebex.CREDENTIALS.get(2)));
    assertEchoed(browser, page, "POST /idb/oauth2/v1/revoke", List.of("r3fresh-t0ken"));
  }

  @Test
  void anEchoedRevocationWithTheCredentialsInTheBodyShowsNoSecret() {
    var browser = webex.withTokens(byPost.newBrowser());

    var page = browser.get("/sign-out").press("revokeRefresh").follow();

    assertTrue(webex.nextRequest().contains("&client_secret=" + EchoingWebex.CREDENTIALS.get(1)), "this is what comes back");
    assertEchoed(browser, page, "POST /idb/oauth2/v1/revoke", List.of("r3fresh-t0ken"));
  }

  @Test
  void anEchoedCallShowsNoToken() {
    var browser = webex.withTokens(playground.newBrowser());

    var page = browser.get("/console").press("send").follow();

    assertTrue(webex.nextRequest().contains("Authorization: Bearer acc3ss-t0ken"));
    assertEchoed(browser, page, "GET /v1/rooms", List.of("acc3ss-t0ken"));
  }

  /** On the page that the step leads to, in the HTTP log and in the archive. */
  private static void assertEchoed(Browser browser, Browser.Page page, String requestLine, List<String> secrets) {
    var log = browser.get("/http-log");
    assertTrue(log.text().contains("HTTP 400"), log.text());
    assertTrue(log.document().select("[aria-label=Response]").text().contains(requestLine), "it came back");
    for (var shown : List.of(page.body(), log.body(), browser.get("/http-log.har").body())) {
      EchoingWebex.assertHidden(shown, EchoingWebex.CREDENTIALS);
      EchoingWebex.assertHidden(shown, secrets);
    }
  }

  private static String field(String request, String name) {
    return Form.parse(request.substring(request.indexOf("\r\n\r\n") + 4)).value(name).orElseThrow();
  }
}
