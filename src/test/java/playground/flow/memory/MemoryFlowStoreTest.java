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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.flow.Binding;
import playground.flow.BrowserIds;
import playground.flow.FlowStore;
import playground.flow.FlowStore.Taken;
import playground.flow.FlowStoreContract;
import playground.oauth.AuthorizationRequest;
import playground.oauth.PendingAuthorization;
import playground.oauth.Scopes;
import playground.oauth.State;

/** The store in memory keeps the contract. */
class MemoryFlowStoreTest extends FlowStoreContract {

  private final SecureRandom random = new SecureRandom();
  private final MemoryFlowStore store = new MemoryFlowStore(FlowStore.MIN_BYTES);

  @Override
  protected FlowStore store() {
    return store;
  }

  /** W-09: tokens do not stay in memory because their browser was closed. */
  @Test
  void anExpiredBrowserIsForgottenThoughItsIdNeverComesAgain() {
    var ids = new BrowserIds(new SecureRandom());
    store.open(ids.fresh(), NOW);
    assertEquals(1, store.size());

    store.browser(ids.fresh(), NOW.plus(FlowStore.IDLE_LIFETIME).plusSeconds(1));

    assertEquals(0, store.size());
  }

  /** F-06: a hundred attempts with four kilobytes of scopes in each of 157 browsers once took all of 256 MiB. */
  @Test
  void whateverIsBegunStaysWithinTheBound() {
    var ids = new BrowserIds(random);
    var last = ids.fresh();
    for (var i = 0; i < 157; i++) {
      last = ids.fresh();
      var browser = store.open(last, NOW.plusSeconds(i)).orElseThrow().key();
      for (var attempt = 0; attempt < 100; attempt++) {
        store.begin(browser, Binding.random(random), withManyScopes());
        assertTrue(store.bytes() <= FlowStore.MIN_BYTES);
      }
    }

    assertTrue(store.size() < 157, "those that were idle longest gave way");
    assertTrue(store.browser(last, NOW.plusSeconds(157)).isPresent(), "the busy one stays");
  }

  /** Each of these is stored, so each takes memory. */
  @Test
  void everythingThatIsAddedCounts() {
    var key = store.open(new BrowserIds(random).fresh(), NOW).orElseThrow().key();
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
    var ids = new BrowserIds(random);
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
