package playground.flow.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.CLIENT;
import static playground.testing.Examples.NOW;
import static playground.testing.Examples.SERVER;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.flow.Binding;
import playground.flow.BrowserIds;
import playground.flow.BrowserKey;
import playground.flow.FlowException;
import playground.flow.FlowStore;
import playground.flow.FlowStore.Taken;
import playground.flow.FlowStoreContract;
import playground.flow.StepFault;
import playground.oauth.AuthorizationRequest;
import playground.oauth.PendingAuthorization;
import playground.oauth.Scopes;
import playground.oauth.State;

/** The store in memory keeps the contract. */
class MemoryFlowStoreTest extends FlowStoreContract {

  private final SecureRandom random = new SecureRandom();
  private final BrowserIds ids = new BrowserIds(random);
  private final MemoryFlowStore store = new MemoryFlowStore(FlowStore.MIN_BYTES);

  @Override
  protected FlowStore store() {
    return store;
  }

  /** W-09: tokens do not stay in memory because their browser was closed. */
  @Test
  void anExpiredBrowserIsForgottenThoughItsIdNeverComesAgain() {
    store.open(ids.fresh(), NOW);
    assertEquals(1, store.size());

    store.browser(ids.fresh(), NOW.plus(FlowStore.IDLE_LIFETIME).plusSeconds(1));

    assertEquals(0, store.size());
  }

  /** F-06, C-05: a hundred attempts with four kilobytes of scopes in each of 157 browsers once took all of 256 MiB. */
  @Test
  void pendingAuthorizationsTakeAQuarterOfTheBoundAndNoneGivesWay() {
    var first = Binding.random(random);
    store.begin(open(0), first, withManyScopes());
    var refused = 0;
    for (var i = 1; i < 157; i++) {
      var browser = open(i);
      for (var attempt = 0; attempt < 100; attempt++) {
        refused += begins(browser) ? 0 : 1;
        assertTrue(store.bytes() <= FlowStore.MIN_BYTES / 4 + 157 * 100_000, store.bytes() + " bytes");
      }
    }

    assertTrue(refused > 10_000, refused + " refused");
    assertEquals(Set.of(first.handle()), store.pending(Set.of(first.handle())));
    assertEquals(157, store.size());
  }

  private boolean begins(BrowserKey browser) {
    try {
      return store.begin(browser, Binding.random(random), withManyScopes());
    } catch (FlowException e) {
      assertEquals(StepFault.TOO_MANY_PENDING_AUTHORIZATIONS, e.fault());
      return false;
    }
  }

  private BrowserKey open(int second) {
    return store.open(ids.fresh(), NOW.plusSeconds(second)).orElseThrow().key();
  }

  /** Each of these is stored, so each takes memory. */
  @Test
  void everythingThatIsAddedCounts() {
    var key = store.open(ids.fresh(), NOW).orElseThrow().key();
    var browser = store.bytes();
    var binding = Binding.random(random);
    var pending = withManyScopes();
    store.begin(key, binding, pending);
    var begun = store.bytes();
    var taken = store.take(
        Map.of(binding.handle(), binding.value()), pending.request().state().value(), NOW);
    var over = store.bytes();
    assertInstanceOf(Taken.Pending.class, taken);

    assertTrue(browser > 0);
    assertTrue(begun - browser > 50_000, "the scopes of the pending authorization");
    assertTrue(over > browser && over - browser < 5_000, "only its state stays");
  }

  /** The quarter of what the process may have leaves room for the pages and the sandbox. */
  @Test
  void forThisProcessTheBoundDependsOnItsMemory() {
    var quarter = Runtime.getRuntime().maxMemory() / 4;

    assertEquals(Math.max(FlowStore.MIN_BYTES, quarter), MemoryFlowStore.forThisProcess().maxBytes());
    assertEquals(FlowStore.MIN_BYTES, new MemoryFlowStore(1).maxBytes());
  }

  @Test
  void whatIsForgottenCountsNoMore() {
    var browser = store.open(ids.fresh(), NOW).orElseThrow().key();
    var binding = Binding.random(random);
    var pending = withManyScopes();
    store.begin(browser, binding, pending);
    var taken = store.take(Map.of(binding.handle(), binding.value()), pending.request().state().value(), NOW);
    assertInstanceOf(Taken.Pending.class, taken);
    store.forget(browser);

    assertEquals(0, store.bytes());
  }

  private PendingAuthorization withManyScopes() {
    var scopes = new Scopes(IntStream.range(0, 800).mapToObj(i -> "s" + i).toList());
    var request = new AuthorizationRequest(
        CLIENT.clientId(), URI.create("http://localhost:8080/callback"), scopes, State.random(random), Optional.empty());
    return new PendingAuthorization(SERVER, request, CLIENT, Optional.empty(), NOW);
  }
}
