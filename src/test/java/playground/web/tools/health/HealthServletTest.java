package playground.web.tools.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.server.Readiness;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;
import playground.testing.TinySite;

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

  /** Alone in memory, a process that lives can serve. */
  @Test
  void aPlaygroundThatNeedsNothingElseIsReady() throws Exception {
    for (var port : List.of(playground.port(), playground.sandboxPort())) {
      var response = RawHttp.get(port, "/readyz");
      assertEquals(200, RawHttp.status(response));
      assertEquals("Ready.\n", response.substring(RawHttp.head(response).length() + 4));
      assertEquals("", RawHttp.header(response, "Retry-After"));
    }
  }

  /** W-26: the reason in one line, alike for everyone; and it is asked for anew each time. */
  @Test
  void whatKeepsItFromServingIsSaidWithRetryAfterUntilItIsGone() throws Exception {
    var obstacle = new AtomicReference<>(Optional.of("The database cannot be reached."));
    try (var site = new TinySite(new HealthServlet(new Readiness(obstacle::get)), "/healthz", "/readyz")) {
      var away = RawHttp.get(site.port(), "/readyz");
      assertEquals(503, RawHttp.status(away));
      assertEquals("1", RawHttp.header(away, "Retry-After"));
      assertEquals("text/plain;charset=utf-8", RawHttp.header(away, "Content-Type").toLowerCase(Locale.ROOT));
      assertEquals("The database cannot be reached.\n", away.substring(RawHttp.head(away).length() + 4));
      assertEquals(200, RawHttp.status(RawHttp.get(site.port(), "/healthz")), "it lives all the same");

      obstacle.set(Optional.empty());

      assertEquals(200, RawHttp.status(RawHttp.get(site.port(), "/readyz")));
    }
  }

  /** The name of a probe opens no other door: pages, buttons and their checks are the same for it. */
  @Test
  void aProbesNameOrPathOpensNothingElse() throws Exception {
    for (var path :
        List.of("/readyz/", "/readyz/token", "/healthz/", "/healthz/token", "/HEALTHZ", "/healthz.html", "/healthz%2f..%2f", "/healthz/%2e%2e/")) {
      var response = RawHttp.get(playground.port(), path);
      assertFalse(RawHttp.status(response) < 400, path);
    }
    var forged = "User-Agent: kube-probe/1.30\nSec-Fetch-Site: cross-site\nContent-Length: 0\n";
    assertEquals(403, RawHttp.status(RawHttp.request(playground.port(), "POST", "/reset", forged)));
  }
}
