package playground.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import playground.oauth.ClientCredentials;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.MovableClock;
import playground.testing.RunningSandbox;
import playground.testing.TerminalRun;

/** {@code device}: the device grant with a terminal in the place of the device. */
class DeviceCommandTest {

  private static final String VERIFY = "https://login.example/verify";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();
  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @TempDir Path folder;

  private ClientCredentials client;

  @BeforeEach
  void registerAnIntegration() {
    client = sandbox.registerDevice("Terminal");
  }

  @Test
  void theCodeThatIsShownBringsTheToken() throws Exception {
    var run = device(URI.create(sandbox.origin() + "/v1"), "--print", "token");
    var code = run.awaited("enter the code  (\\d{6})");

    new Browser(URI.create(sandbox.origin())).get("/verify").fill("code", code).press("next").follow()
        .pressFirst("button[name=person]").follow().press("accept");
    sandbox.clock.forward(Duration.ofSeconds(3));

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(200, sandbox.api("/v1/rooms", run.result()).statusCode());
  }

  /** RFC 8628 §5.4. */
  @Test
  void thePersonIsToldToEnterCodesOfTheirOwnDevicesOnly() throws Exception {
    var run = granted();

    assertTrue(run.said().contains("Enter a code only if it is shown on a device of your own."), run.said());
    assertTrue(run.said().contains("    " + VERIFY), run.said());
    assertTrue(run.said().contains("enter the code  012345"), run.said());
    assertTrue(run.said().contains("The code expires in 5 minutes."), run.said());
  }

  @Test
  void theQrCodeIsDrawnUnlessItIsNotWanted() throws Exception {
    assertTrue(granted().said().contains("▄"));
    assertFalse(granted("--no-qr").said().contains("▄"));
  }

  /** C-25: a link that does more than open a page is text, and no QR code leads there. */
  @Test
  void anAddressThatIsNoWebPageGetsNoQrCode() throws Exception {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes("javascript:alert(1)")));
    webex.answersPolls(FakeWebex.json(200, FakeWebex.TOKENS));
    var run = device(webex.baseUrl());
    run.awaited("(expires in)");
    sandbox.clock.forward(Duration.ofSeconds(3));

    assertEquals(ExitCode.DONE, run.exitCode());
    assertFalse(run.said().contains("▄"), run.said());
  }

  /** C-24: "the interval MUST be increased by 5 seconds for this and all subsequent requests" (RFC 8628 §3.5). */
  @Test
  void slowDownIsObeyedAndSaid() throws Exception {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(VERIFY)));
    webex.answersPolls(FakeWebex.json(400, "{\"error\":\"slow_down\"}"));
    var clock = new WatchedClock();
    var run = TerminalRun.start(folder, TerminalRun.environment(client, webex.baseUrl()), clock, "device");
    run.awaited("(expires in)");

    clock.forward(Duration.ofSeconds(2));
    run.awaited("Polling every (7 seconds) from now on");
    webex.answersPolls(FakeWebex.json(200, FakeWebex.TOKENS));
    clock.forward(Duration.ofSeconds(6));
    clock.awaitReads(20); // several looks at what is due
    assertEquals(1, webex.polls().size());
    clock.forward(Duration.ofSeconds(1));

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(2, webex.polls().size());
  }

  @Test
  void whoDeclinesRefuses() throws Exception {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(VERIFY)));
    webex.answersPolls(FakeWebex.json(400, "{\"error\":\"access_denied\"}"));
    var run = device(webex.baseUrl());
    run.awaited("(expires in)");
    sandbox.clock.forward(Duration.ofSeconds(3));

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertEquals("", run.result());
    assertTrue(run.said().contains("What to do"), run.said());
  }

  @Test
  void aCodeThatNobodyEntersExpires() throws Exception {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(VERIFY)));
    webex.answersPolls(FakeWebex.json(428, "{\"message\":\"authorization_pending\"}"));
    var run = device(webex.baseUrl());
    run.awaited("(expires in)");
    sandbox.clock.forward(Duration.ofSeconds(301));

    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
    assertTrue(run.said().contains("The code has expired."), run.said());
  }

  @Test
  void nobodyWithinTheTimeOutIsOver() throws Exception {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(VERIFY)));
    webex.answersPolls(FakeWebex.json(428, "{\"message\":\"authorization_pending\"}"));
    var run = device(webex.baseUrl(), "--timeout", "20");
    run.awaited("(expires in)");
    sandbox.clock.forward(Duration.ofSeconds(20));

    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
    assertTrue(run.said().contains("Nobody entered the code within 20 seconds."), run.said());
  }

  @Test
  void aWebexThatRefusesTheStartIsExplained() throws Exception {
    webex.answersDevices(FakeWebex.json(400, "{\"error\":\"invalid_scope\"}"));

    var run = device(webex.baseUrl());

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertTrue(run.said().contains("What to do"), run.said());
  }

  private TerminalRun granted(String... more) throws Exception {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(VERIFY)));
    webex.answersPolls(FakeWebex.json(200, FakeWebex.TOKENS));
    var run = device(webex.baseUrl(), more);
    run.awaited("(expires in)");
    sandbox.clock.forward(Duration.ofSeconds(3));
    assertEquals(ExitCode.DONE, run.exitCode());
    return run;
  }

  private TerminalRun device(URI baseUrl, String... more) throws Exception {
    var arguments = new ArrayList<>(List.of("device"));
    arguments.addAll(List.of(more));
    return TerminalRun.start(
        folder, TerminalRun.environment(client, baseUrl), sandbox.clock, arguments.toArray(String[]::new));
  }

  /** A clock that tells when somebody has looked at it. */
  private static final class WatchedClock extends Clock {

    private final MovableClock clock = new MovableClock();
    private int reads;

    void forward(Duration by) {
      clock.forward(by);
    }

    synchronized void awaitReads(int more) throws InterruptedException {
      var enough = reads + more;
      while (reads < enough) {
        wait();
      }
    }

    @Override
    public synchronized Instant instant() {
      reads++;
      notifyAll();
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return clock.withZone(zone);
    }
  }
}
