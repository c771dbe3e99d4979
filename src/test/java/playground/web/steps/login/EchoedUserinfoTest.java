package playground.web.steps.login;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.EchoingWebex.assertHidden;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.EchoingWebex;
import playground.testing.RunningPlayground;

/** C-12, C-13: a server that sends every request back as it came shows nobody a secret. */
class EchoedUserinfoTest {

  @RegisterExtension final EchoingWebex webex = new EchoingWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  @Test
  void anEchoedUserinfoShowsNoToken() {
    var browser = webex.withTokens(playground.newBrowser());

    browser.get("/").press("checkLogin");

    var log = browser.get("/http-log");
    for (var path : List.of("/v1/userinfo")) {
      assertTrue(log.document().select("[aria-label=Response]").text().contains("GET " + path), path + " came back");
    }
    assertHidden(log.body() + browser.get("/http-log.har").body(), List.of("acc3ss-t0ken"));
  }
}
