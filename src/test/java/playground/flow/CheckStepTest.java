package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RawWebex;

/** RFC 6750 §2.1: the access token is tried with the two calls of the tutorial. */
class CheckStepTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  private final FlowDriver browser = FlowDriver.at(webex.baseUrl());

  /** C-26: the token goes along in the header, never in the address. */
  @Test
  void theRoomsAndTheOwnDetailsAreRequestedWithTheTokenInTheHeader() {
    var flow = granted();
    webex.nowAnswering(FlowDriver.json(200, "{\"items\":[],\"displayName\":\"Alex\"}"));

    var checked = browser.flows.check(browser.id, flow.id());

    for (var address : List.of("/v1/rooms?max=10", "/v1/people/me")) {
      var request = FlowDriver.sent(webex);
      assertEquals("GET " + address + " HTTP/1.1", FlowDriver.firstLine(request));
      assertTrue(request.contains("\r\nAuthorization: Bearer acc3ss\r\n"), request);
    }
    assertEquals(List.of(true, true), checked.checks().stream().map(one -> one.call().isSuccess()).toList());
    assertEquals(Optional.of("Alex"), checked.checks().get(1).call().displayName());
  }

  @Test
  void bothCallsAreLogged() {
    var flow = granted();

    browser.flows.check(browser.id, flow.id());

    assertEquals(List.of(LogEvent.API_CALL, LogEvent.API_CALL), browser.logged().subList(3, 5));
  }

  @Test
  void whatTheApiRefusesIsKeptAsItCame() {
    var flow = granted();
    webex.nowAnswering(FlowDriver.json(403, "{}"));

    var checked = browser.flows.check(browser.id, flow.id());

    assertEquals(
        List.of(Optional.of(403), Optional.of(403)), checked.checks().stream().map(one -> one.call().status()).toList());
  }

  /** The person refreshed in another tab while the calls were under way. */
  @Test
  void aCheckWithATokenThatHasBeenReplacedSinceIsDropped() {
    var flow = granted();
    var once = new AtomicBoolean();
    webex.nowAnswering(connection -> {
      if (!once.getAndSet(true)) {
        webex.nowAnswering(FlowDriver.json(200, "{\"access_token\":\"acc3ss-2\"}"));
        browser.flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.empty());
      }
      FlowDriver.json(200, "{}").to(connection);
    });

    var checked = browser.flows.check(browser.id, flow.id());

    assertEquals(List.of(), checked.checks());
  }

  @Test
  void withoutATokenNothingIsSent() {
    var flow = browser.toCode();

    var refused = assertThrows(FlowException.class, () -> browser.flows.check(browser.id, flow.id()));

    assertEquals(StepFault.NO_TOKEN_TO_CHECK, refused.fault());
    assertEquals(
        Optional.of(false),
        browser.flows.flow(browser.state(), flow.id()).map(f -> f.isBusy(browser.clock.instant())),
        "and the step can be taken once there is one");
  }

  private FlowState granted() {
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    var flow = browser.toTokens();
    FlowDriver.sent(webex);
    return flow;
  }
}
