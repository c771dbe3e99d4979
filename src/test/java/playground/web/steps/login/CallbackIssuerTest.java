package playground.web.steps.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.FakeWebex.json;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.AuthorizationServer;
import playground.testing.Browser.Page;
import playground.testing.FakeWebex;
import playground.testing.RunningPlayground;
import playground.webex.Discovery;

/** C-06: a server that has announced iss in its document is held to it (RFC 9207 §2.4). */
class CallbackIssuerTest {

  private static final String PATH = "/.well-known/openid-configuration";

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(announced(), Duration.ofSeconds(5));

  @ParameterizedTest
  @ValueSource(strings = {"", "&iss=https%3A%2F%2Fother.example.com"})
  void anotherIssuerOrNoneIsRefusedAndNoTokenRequestIsMade(String iss) {
    var refused = comeBack(iss);

    assertEquals(400, refused.status());
    assertTrue(refused.text().contains("so nothing was exchanged"), refused.text());
    assertEquals(List.of(), webex.tokenRequests());
  }

  @Test
  void theAnnouncedOneIsTaken() {
    assertEquals("c0de", comeBack("&iss=" + webex.baseUrl().toString().replace(":", "%3A")).follow().value("code"));
  }

  private Page comeBack(String iss) {
    var browser = playground.newBrowser();
    browser.get("/").fill("stateValue", "st4te").press("requestCode");
    return browser.get("/callback?code=c0de&state=st4te" + iss);
  }

  private AuthorizationServer announced() {
    var base = webex.baseUrl();
    webex.answersCalls(PATH, json(200, """
        {"issuer":"BASE","authorization_endpoint":"BASE/authorize","token_endpoint":"BASE/access_token",
         "authorization_response_iss_parameter_supported":true}""".replace("BASE", base.toString())));
    return new Discovery(URI.create(base + PATH), List.of()).read(Duration.ofSeconds(5)).of(base);
  }
}
