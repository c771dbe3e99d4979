package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.database.DatabaseUnavailableException;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.RawWebex;
import playground.testing.RunningPostgres;
import playground.testing.Wait;
import playground.webex.WebexEndpoints;

/** F-17: an outage between the claim of a step and its request costs nothing: the step can be taken again at once. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutageBeforeTheRequestTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  private final AtomicReference<RuntimeException> outage = new AtomicReference<>();

  /** Beside a sandbox, whose integration is looked up in the same database. */
  private final LocalSandbox sandbox = (LocalSandbox) Proxy.newProxyInstance(
      getClass().getClassLoader(), new Class<?>[] {LocalSandbox.class}, (proxy, method, arguments) -> {
        var now = method.getName().equals("current") ? outage.getAndSet(null) : null;
        if (now != null) {
          throw now;
        }
        return method.invoke(new FakeSandbox(Scopes.parse("spark:rooms_read")), arguments);
      });

  @Test
  void theClaimIsGivenBackAndTheNextPressSendsTheCode() {
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    var browser = FlowDriver.with(FlowDriver.settings(WebexEndpoints.at(webex.baseUrl()), Optional.of(sandbox)));
    var flow = browser.toCode();
    outage.set(realOutage());

    assertThrows(
        DatabaseUnavailableException.class, () -> browser.flows.exchange(browser.id, flow.id(), Optional.empty()));
    // By the clock, which stands still, the claim would never end by itself.
    Wait.until("the claim is given back", () ->
        !browser.flows.flow(browser.state(), flow.id()).orElseThrow().isBusy(browser.clock.instant()));

    var exchanged = browser.flows.exchange(browser.id, flow.id(), Optional.empty());
    assertTrue(exchanged.tokens().isPresent());
    assertFalse(exchanged.tokenState().hasUnreportedTry());
    assertEquals(LogEvent.CODE_EXCHANGE, browser.logged().get(browser.logged().size() - 1));
  }

  /** What a database that is not there causes. */
  private static RuntimeException realOutage() {
    var nobody = new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret(""), RunningPostgres.key(), List.of(), 2);
    return assertThrows(DatabaseUnavailableException.class, () -> Database.open(nobody));
  }
}
