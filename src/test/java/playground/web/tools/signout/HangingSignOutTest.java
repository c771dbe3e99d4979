package playground.web.tools.signout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** C-23: signing out here waits for nobody, and what was under way brings nothing back. */
@Timeout(60) // seconds; only for a playground that hangs too
class HangingSignOutTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofMinutes(5));

  /** The button whose request hangs; its response comes after the sign-out, as a failure. */
  @ParameterizedTest
  @ValueSource(strings = {"/sign-out/revoke", "/refresh", "/console"})
  void signingOutForgetsEverythingWhileARequestHangs(String path) {
    webex.answering(RawWebex.ok(FakeWebex.TOKENS));
    var browser = playground.newBrowser();
    FlowToCode.andExchange(browser);
    webex.nextRequest();
    webex.nowAnswering(RawWebex.SILENCE);
    var end = browser.get("/sign-out");
    var hanging = CompletableFuture.supplyAsync(() -> browser.post(path, "flow=1&method=GET&path=/rooms"));
    webex.nextRequest();

    var out = assertTimeoutPreemptively(LIMIT, () -> end.press("signOut").follow());

    assertTrue(out.has("signedOut"), out.text());
    assertFalse(hanging.isDone(), "the other request still hangs");
    assertEquals(0, playground.browsersKnown());
    webex.close();
    hanging.join();
    assertEquals(0, playground.browsersKnown(), "and its end brings nothing back");
    for (var page : List.of("/", "/http-log", "/sign-out", "/console")) {
      assertFalse(browser.get(page).body().contains("acc3ss"), page);
    }
    assertTrue(browser.get("/http-log").has("empty"));
  }

  /** A server that cannot be reached at all costs a sign-out nothing either. */
  @Test
  void signingOutNeedsNoServer() {
    webex.answering(RawWebex.ok(FakeWebex.TOKENS));
    var browser = playground.newBrowser();
    FlowToCode.andExchange(browser);
    webex.close();

    var out = assertTimeoutPreemptively(LIMIT, () -> browser.get("/sign-out").press("signOut").follow());

    assertTrue(out.has("signedOut"), out.text());
    assertEquals("", browser.get("/").value("token"));
  }
}
