package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.MovableClock;
import playground.testing.RawWebex;
import playground.webex.WebexEndpoints;

/** F-08: a node that stood still for longer than its claim lasts must not undo what another has done since. */
class TakenOverStepTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  private final MovableClock clock = new MovableClock();
  private final MemoryFlowStore store = new MemoryFlowStore(FlowStore.MIN_BYTES);
  private Runnable standstill = () -> {};

  /** Asked between the claim and the request. */
  private final LocalSandbox sandbox = (LocalSandbox) Proxy.newProxyInstance(
      getClass().getClassLoader(), new Class<?>[] {LocalSandbox.class}, (proxy, method, arguments) -> {
        if (method.getName().equals("current")) {
          standstill.run();
        }
        return method.invoke(new FakeSandbox(Scopes.parse("spark:rooms_read")), arguments);
      });

  @Test
  void aLateRefreshDoesNotReplaceTheTokensThatAnotherNodeHasFetched() {
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    var settings = FlowDriver.settings(WebexEndpoints.at(webex.baseUrl()), Optional.of(sandbox));
    var flows = new FlowService(settings, store, clock, new SecureRandom());
    var browser = new FlowDriver(flows, clock);
    var flow = browser.toCode();
    flows.exchange(browser.id, flow.id(), Optional.empty());
    webex.nowAnswering(FlowDriver.json(400, "{\"error\": \"invalid_grant\"}"));
    var key = browser.state().key();
    standstill = () -> {
      clock.forward(settings.claimLength().plus(Duration.ofSeconds(1)));
      var now = clock.instant();
      store.claim(key, flow.id(), FlowStep.REFRESH, now, now.plusSeconds(60)).orElseThrow();
      store.updateFlow(key, flow.id(), f -> f.withSecret(new Secret("of the other node")));
      standstill = () -> {};
    };

    var after = flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.empty());

    assertTrue(after.tokens().isPresent(), "the refusal that came too late ends nothing");
    assertEquals(List.of(FlowStep.REFRESH), List.copyOf(after.running().keySet()), "the other node's claim stands");
    assertEquals(0, after.tokenState().refreshes());
  }
}
