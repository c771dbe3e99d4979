package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.flow.FlowStore;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** C-24, F-06: one device whose tokens do not come, or that nobody waits for, keeps no other from its own. */
@Timeout(60) // seconds; only for a poller that waits for each in turn
class StallingDevicesTest {

  private static final RawWebex.Response CODES = RawWebex.ok(FakeWebex.deviceCodes("https://login.example/verify"));

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofMinutes(5));

  @Test
  void whileATokenEndpointStallsFifteenDevicesArePolledForAllTheSame() {
    webex.answering(CODES);
    for (var i = 0; i < 15; i++) {
      start(playground.newBrowser());
    }
    webex.nowAnswering(RawWebex.SILENCE);

    playground.clock().forward(Duration.ofSeconds(2));

    for (var i = 0; i < 15; i++) {
      var poll = webex.nextRequest();
      assertTrue(poll.startsWith("POST /v1/device/token "), poll);
    }
  }

  /** Whoever clears the session gives the place back at once, long before the code expires. */
  @Test
  void abandonedGrantsTakeNobodysPlace() {
    webex.answering(CODES);
    for (var i = 0; i < FlowStore.MAX_DEVICE_GRANTS; i++) {
      var browser = playground.newBrowser();
      start(browser);
      browser.post("/reset", "");
    }

    assertEquals(303, start(playground.newBrowser()).status());
  }

  /** The playground is full for a while; that is no fault of the request. */
  @Test
  void oneMoreThanThereArePlacesForIsRefusedAndTheOthersGoOn() {
    webex.answering(CODES);
    var first = playground.newBrowser();
    start(first);
    for (var i = 1; i < FlowStore.MAX_DEVICE_GRANTS; i++) {
      start(playground.newBrowser());
    }

    var refused = start(playground.newBrowser());

    assertEquals(503, refused.status());
    assertTrue(first.get("/device").has("userCode"), "the others go on");
    assertTrue(refused.text().contains("Too many device grants are pending."), refused.text());
  }

  private Browser.Page start(Browser browser) {
    var page = browser.get("/device").press("startDevice");
    var request = webex.nextRequest();
    assertTrue(request.startsWith("POST /v1/device/authorize "), request);
    return page;
  }
}
