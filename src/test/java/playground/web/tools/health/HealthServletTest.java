package playground.web.tools.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** W-26: an open door that leads nowhere. */
class HealthServletTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void everyoneGetsTheSameResponseAndNothingElse() throws Exception {
    var browser = playground.newBrowser();
    browser.get("/").press("requestCode");

    assertEquals("{\"status\":\"ok\"}\n", browser.get("/healthz").body());
    for (var headers :
        List.of("", "User-Agent: kube-probe/1.30\n", "User-Agent: GoogleHC/1.0\nX-Forwarded-For: 127.0.0.1\n")) {
      var response = RawHttp.request(playground.port(), "GET", "/healthz", headers);
      assertEquals(200, RawHttp.status(response));
      assertEquals("{\"status\":\"ok\"}\n", response.substring(RawHttp.head(response).length() + 4));
    }
  }

  /** The name of a probe opens no other door: pages, buttons and their checks are the same for it. */
  @Test
  void aProbesNameOrPathOpensNothingElse() throws Exception {
    for (var path :
        List.of("/healthz/", "/healthz/token", "/HEALTHZ", "/healthz.html", "/healthz%2f..%2f", "/healthz/%2e%2e/")) {
      var response = RawHttp.get(playground.port(), path);
      assertFalse(RawHttp.status(response) < 400, path);
    }
    var forged = "User-Agent: kube-probe/1.30\nSec-Fetch-Site: cross-site\nContent-Length: 0\n";
    assertEquals(403, RawHttp.status(RawHttp.request(playground.port(), "POST", "/reset", forged)));
  }
}
