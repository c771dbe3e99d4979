package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.RunningJar;
import playground.testing.SlowWebex;
import playground.testing.Wait;

/** F-15: how the finished jar ends when it is told to. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a jar that hangs must not hang the build
class StopIT {

  /** What a node with a database waits before it refuses requests. */
  private static final Duration NOTICE_OF_A_NODE = Duration.ofSeconds(2);

  @TempDir Path folder;

  private SlowWebex webex;
  private RunningJar jar;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    webex = new SlowWebex();
    jar =
        RunningJar.start(
            folder,
            Map.of(
                "WEBEX_CLIENT_ID", "client-1",
                "WEBEX_CLIENT_SECRET", "s3cret",
                "WEBEX_BASE_URL", webex.baseUrl().toString(),
                "WEBEX_TIMEOUT", "60"),
            "--port", "0");
    address = jar.address();
  }

  @AfterEach
  void end() throws IOException {
    jar.close();
    webex.close();
  }

  /** At once: alone in memory there is no other node that takes its place. */
  @Test
  void anIdlePlaygroundEndsWellAndItsPortIsFree() throws Exception {
    var start = System.nanoTime();
    jar.terminate();

    assertEquals(0, jar.exitCode());
    var taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(NOTICE_OF_A_NODE) < 0, taken.toString());
    assertTrue(!listens());
  }

  /** The port closes first; the exchange that is under way gets its answer, and so does the browser. */
  @Test
  void aRequestUnderWayGetsItsResponseBeforeTheEnd() throws Exception {
    var exchange = exchangeUnderWay();

    jar.terminate();
    Wait.until("the port is closed", () -> !listens());
    webex.grant();

    var response = exchange.get();
    assertEquals(303, response.status());
    assertEquals(0, jar.exitCode());
  }

  /** Five seconds are given, not more; that is a good end all the same. */
  @Test
  void aRequestThatNeverEndsDoesNotKeepItFromEnding() throws Exception {
    exchangeUnderWay();

    jar.terminate();

    assertEquals(0, jar.exitCode());
    assertTrue(jar.errorLines().stream().noneMatch(line -> line.startsWith("Exception in thread")));
  }

  /** Walks to step 3, presses its button, and comes back as soon as Webex has been called. */
  private CompletableFuture<Browser.Page> exchangeUnderWay() throws IOException {
    var browser = new Browser(address);
    var leaves = URI.create(browser.get("/").press("requestCode").header("Location"));
    var state = Form.parse(leaves.getRawQuery()).value("state").orElseThrow();
    var step3 = browser.get("/callback?code=c0de&state=" + state).follow();
    var exchange = CompletableFuture.supplyAsync(() -> step3.press("requestToken"));
    webex.awaitCall();
    return exchange;
  }

  private boolean listens() {
    try (var socket = new Socket("127.0.0.1", address.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
