package playground.web.steps.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** C-23: signing out does not wait for a check, and the check's end brings nothing back. */
@Timeout(60) // seconds; only for a playground that hangs too
class HangingCheckTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofMinutes(5));

  @Test
  void signingOutForgetsEverythingWhileACheckHangs() {
    webex.answering(RawWebex.ok(FakeWebex.TOKENS));
    var browser = playground.newBrowser();
    FlowToCode.andExchange(browser);
    webex.nextRequest();
    webex.nowAnswering(RawWebex.SILENCE);
    var end = browser.get("/sign-out");
    var hanging = CompletableFuture.supplyAsync(() -> browser.post("/check", "flow=1"));
    webex.nextRequest();

    var out = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> end.press("signOut").follow());

    assertTrue(out.has("signedOut"), out.text());
    assertFalse(hanging.isDone(), "the check still hangs");
    webex.close();
    hanging.join();
    assertEquals(0, playground.browsersKnown(), "and its end brings nothing back");
  }
}
