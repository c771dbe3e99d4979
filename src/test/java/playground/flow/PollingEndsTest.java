package playground.flow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.testing.FakeWebex;
import playground.testing.RawWebex;
import playground.testing.Wait;

/** Which threads poll for devices, and until when. */
@Isolated("looks at all threads of the process")
class PollingEndsTest {

  @RegisterExtension final RawWebex codes = new RawWebex();
  @RegisterExtension final RawWebex polls = new RawWebex();

  private final AuthorizationServer server = new AuthorizationServer(
      URI.create("https://api.example/v1"),
      Map.of(
          Endpoint.AUTHORIZATION, URI.create("https://login.example/authorize"),
          Endpoint.TOKEN, URI.create("https://login.example/token"),
          Endpoint.DEVICE_AUTHORIZATION, codes.baseUrl(),
          Endpoint.DEVICE_TOKEN, polls.baseUrl()),
      List.of(),
      Optional.empty());

  private final FlowDriver browser = FlowDriver.at(server);

  /** F-15: what polls ends with the service that it polls for; closing twice, or before the first grant, is no fault. */
  @Test
  void closingStopsThePolling() {
    browser.flows.close();
    codes.answering(FlowDriver.json(200, FakeWebex.deviceCodes("https://login.example/verify")));
    polls.answering(FlowDriver.json(400, "{\"error\":\"authorization_pending\"}"));
    browser.flows.startDevice(browser.open(), browser.form());
    browser.clock.forward(Duration.ofSeconds(2));
    polls.nextRequest(); // sent by itself

    assertFalse(pollingThreads().isEmpty());
    assertTrue(pollingThreads().stream().allMatch(Thread::isDaemon), "none of them keeps the process alive");

    browser.flows.close();
    browser.flows.close();

    Wait.until("no thread polls", Duration.ofSeconds(5), () -> pollingThreads().isEmpty());
  }

  /** F-06: {@code OutOfMemory} ends the process from there; the scheduler alone would keep the error to itself. */
  @Test
  void memoryThatIsUsedUpWhilePollingReachesTheHandlerOfTheProcess() throws Exception {
    codes.answering(FlowDriver.json(200, FakeWebex.deviceCodes("https://login.example/verify")));
    var settings = FlowDriver.settings(server, Optional.empty());
    var usedUp = new ClockWithoutMemory();
    var reached = new CompletableFuture<Throwable>();
    var usual = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reached.complete(failure));
    try (var flows = new FlowService(settings, new MemoryFlowStore(FlowStore.MIN_BYTES), usedUp, new SecureRandom())) {
      var other = new FlowDriver(flows, browser.clock);
      flows.startDevice(other.open(), other.form());

      assertInstanceOf(OutOfMemoryError.class, reached.get(10, TimeUnit.SECONDS));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(usual);
    }
  }

  /** Has no memory left for the thread that looks which devices are due. */
  private static final class ClockWithoutMemory extends Clock {

    @Override
    public Instant instant() {
      if (Thread.currentThread().getName().equals("device-ticker")) {
        throw new OutOfMemoryError("for the test");
      }
      return Instant.parse("2026-03-01T12:00:00Z");
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static List<Thread> pollingThreads() {
    return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("device-")).toList();
  }
}
