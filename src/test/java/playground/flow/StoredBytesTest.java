package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.CLIENT;
import static playground.testing.Examples.NOW;
import static playground.testing.Examples.SERVER;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.flow.FlowStore.Taken;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.Examples;

/** F-06: the store in memory counts every flow and every change, and forgets whoever has been idle longest. */
class StoredBytesTest {

  private final MemoryFlowStore store = new MemoryFlowStore(FlowStore.MIN_BYTES);
  private final BrowserIds ids = new BrowserIds(new SecureRandom());

  @Test
  void aFlowAndItsChangesCount() {
    var key = store.open(ids.fresh(), NOW).orElseThrow().key();
    var before = store.bytes();
    var flow = store.addFlow(key, StoredBytesTest::flow).orElseThrow();
    var added = store.bytes();
    store.updateFlow(key, flow.id(), f -> f.withSecret(secretOf(100_000)));
    var changed = store.bytes();
    store.updateFlow(key, flow.id(), f -> f.withSecret(secretOf(10)));

    assertTrue(added - before >= 2_048, added + " after " + before);
    assertTrue(changed - added >= 190_000, changed + " after " + added);
    assertTrue(Math.abs(store.bytes() - added) < 1_000, "a smaller value takes less again");
    assertTrue(store.updateFlow(key, "99", f -> f).isEmpty(), "no such flow");
  }

  @Test
  void aChangeOfTheBrowserCounts() {
    var key = store.open(ids.fresh(), NOW).orElseThrow().key();
    var before = store.bytes();

    store.update(key, state -> state.with(form(100_000)));

    assertTrue(store.bytes() - before >= 190_000);
  }

  @Test
  void aFlowThatGaveWayCountsNoMore() {
    var key = store.open(ids.fresh(), NOW).orElseThrow().key();
    IntStream.range(0, FlowStore.MAX_FLOWS).forEach(i -> store.addFlow(key, StoredBytesTest::flow));
    var full = store.bytes();

    IntStream.range(0, FlowStore.MAX_FLOWS).forEach(i -> store.addFlow(key, StoredBytesTest::flow));

    assertEquals(full, store.bytes());
  }

  /** The bound is reached by the fourth; the first has been idle longest. */
  @Test
  void pastTheBoundTheLongestIdleGivesWayAndTheBusyOneStays() {
    var first = ids.fresh();
    var second = ids.fresh();
    var third = ids.fresh();
    var fourth = ids.fresh();
    var seconds = 0;
    for (var id : new BrowserId[] {first, second, third, fourth}) {
      seconds++;
      var key = store.open(id, NOW.plusSeconds(seconds)).orElseThrow().key();
      store.update(key, state -> state.with(form(2_500_000))); // 5 MB; the bound is 16 MiB
    }

    assertTrue(store.browser(first, NOW.plusSeconds(9)).isEmpty());
    assertTrue(store.browser(second, NOW.plusSeconds(9)).isPresent());
    assertTrue(store.browser(fourth, NOW.plusSeconds(9)).isPresent());
    assertEquals(3, store.size());
  }

  /** C-05: what a browser has obtained gives way to others; the callback that it waits for does not. */
  @Test
  void aBrowserThatIsAwaitedGivesWayAllButItsPendingAuthorization() {
    var binding = Binding.random(new SecureRandom());
    var awaited = ids.fresh();
    var key = store.open(awaited, NOW).orElseThrow().key();
    store.update(key, state -> state.with(form(2_500_000)));
    var flow = store.addFlow(key, StoredBytesTest::flow).orElseThrow();
    store.begin(key, binding, Examples.pending("st4te"));
    for (var seconds = 1; seconds <= 4; seconds++) {
      var other = store.open(ids.fresh(), NOW.plusSeconds(seconds)).orElseThrow().key();
      store.update(other, state -> state.with(form(2_500_000)));
    }

    var state = store.browser(awaited, NOW.plusSeconds(9)).orElseThrow();
    assertEquals(key, state.key());
    assertEquals(Optional.empty(), state.form());
    assertEquals(NOW, state.createdAt());
    assertTrue(store.flow(key, flow.id()).isEmpty());
    assertEquals("2", store.addFlow(key, StoredBytesTest::flow).orElseThrow().id(), "no number names two flows");
    assertTrue(store.bytes() <= FlowStore.MIN_BYTES);
    assertTrue(store.take(Map.of(binding.handle(), binding.value()), "st4te", NOW) instanceof Taken.Pending);
  }

  /** It can go on working, because nobody else is to blame. */
  @Test
  void oneBrowserAloneMayTakeMoreThanTheBound() {
    var id = ids.fresh();
    var key = store.open(id, NOW).orElseThrow().key();

    store.update(key, state -> state.with(form(10_000_000)));

    assertTrue(store.browser(id, NOW).isPresent());
  }

  private static SavedForm form(int characters) {
    return new SavedForm(
        Optional.empty(), "x".repeat(characters), Optional.empty(), true, AuthenticationFields.BLANK, Optional.empty());
  }

  private static Secret secretOf(int characters) {
    return new Secret("x".repeat(characters));
  }

  private static FlowState flow(String id) {
    return FlowState.of(id, new FlowOrigin(SERVER, Scopes.parse("spark:rooms_read"), Optional.empty(), NOW), CLIENT);
  }
}
