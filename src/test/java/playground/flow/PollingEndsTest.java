package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.testing.FakeWebex;
import playground.testing.RawWebex;

/** Which threads poll for devices, and until when. */
@Isolated("looks at all threads of the process")
class PollingEndsTest {

  @RegisterExtension final RawWebex codes = new RawWebex();
  @RegisterExtension final RawWebex polls = new RawWebex();

  private final FlowDriver browser = FlowDriver.at(new AuthorizationServer(
      URI.create("https://api.example/v1"),
      Map.of(
          Endpoint.AUTHORIZATION, URI.create("https://login.example/authorize"),
          Endpoint.TOKEN, URI.create("https://login.example/token"),
          Endpoint.DEVICE_AUTHORIZATION, codes.baseUrl(),
          Endpoint.DEVICE_TOKEN, polls.baseUrl()),
      List.of(),
      Optional.empty()));

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

    var giveUpAt = Instant.now().plusSeconds(5);
    while (!pollingThreads().isEmpty() && Instant.now().isBefore(giveUpAt)) {
      Thread.onSpinWait();
    }
    assertEquals(List.of(), pollingThreads());
  }

  private static List<Thread> pollingThreads() {
    return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("device-")).toList();
  }
}
