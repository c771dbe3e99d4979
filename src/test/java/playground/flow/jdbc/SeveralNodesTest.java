package playground.flow.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.NOW;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.flow.Binding;
import playground.flow.BrowserId;
import playground.flow.BrowserIds;
import playground.flow.BrowserKey;
import playground.flow.BrowserState;
import playground.flow.Circumstances;
import playground.flow.FlowLimits;
import playground.flow.FlowOrigin;
import playground.flow.FlowState;
import playground.flow.FlowStore;
import playground.flow.FlowStore.Taken;
import playground.flow.TokenState;
import playground.oauth.CallbackFault;
import playground.oauth.ClientCredentials;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;
import playground.testing.Examples;
import playground.testing.RunningPostgres;

/** What one node writes and another reads, and what the rows are good for without the key. */
class SeveralNodesTest {

  private static final Secret OLD_KEY = RunningPostgres.key();

  private final DatabaseSettings settings = RunningPostgres.database(OLD_KEY);
  private final Database database = Database.open(settings);
  private final Database other = Database.open(settings);
  private final JdbcFlowStore here = node(database);
  private final JdbcFlowStore there = node(other);
  private final BrowserIds ids = new BrowserIds(new SecureRandom());
  private final BrowserId id = ids.fresh();

  private static JdbcFlowStore node(Database database) {
    return new JdbcFlowStore(database, FlowLimits.OF_SEVERAL_NODES, new SecureRandom());
  }

  @AfterEach
  void close() {
    database.close();
    other.close();
  }

  /** F-10: begun at one node, taken at the other, and at no other time again. */
  @Test
  void anAuthorizationThatIsBegunAtOneNodeIsTakenAtTheOther() {
    var key = here.open(id, NOW).orElseThrow().key();
    var binding = begin(here, key, "a-state");

    assertTrue(there.take(Map.of(binding.handle(), binding.value()), "a-state", NOW) instanceof Taken.Pending);
    assertEquals(
        new Taken.None(CallbackFault.REPLAYED_STATE), here.take(Map.of(binding.handle(), binding.value()), "a-state", NOW));
  }

  /** What a node remembers of a browser is never older than what another has written. */
  @Test
  void aChangeAtOneNodeIsSeenAtTheOtherAtOnce() {
    var key = here.open(id, NOW).orElseThrow().key();
    for (var i = 0; i < 20; i++) {
      var writer = i % 2 == 0 ? here : there;
      var reader = i % 2 == 0 ? there : here;
      var written = writer.update(key, BrowserState::emptied).orElseThrow();

      assertEquals(Optional.of(written), reader.browser(id, NOW));
    }
  }

  /** A change that was taken back, because the node failed in the middle, was never there. */
  @Test
  void aChangeThatWasRolledBackIsNotRemembered() {
    var key = here.open(id, NOW).orElseThrow().key();
    var before = here.browser(id, NOW);
    try {
      here.atomically(() -> {
        here.update(key, BrowserState::emptied);
        throw new IllegalStateException("in the middle");
      });
    } catch (IllegalStateException e) {
      assertEquals("in the middle", e.getMessage());
    }

    assertEquals(before, here.browser(id, NOW));
    var after = there.update(key, BrowserState::emptied);
    assertEquals(after, here.browser(id, NOW));
  }

  /** store.previous-keys: read, and encrypted with the new key at the next write. */
  @Test
  void whatAPreviousKeyHasWrittenIsFoundReadAndWrittenAnew() {
    var key = here.open(id, NOW).orElseThrow().key();
    var binding = begin(here, key, "a-state");
    var flow = here.addFlow(key, SeveralNodesTest::flow).orElseThrow();
    var newKey = RunningPostgres.key();
    var both = new DatabaseSettings(settings.url(), settings.user(), settings.password(), newKey, List.of(OLD_KEY), 2);
    try (var after = Database.open(both)) {
      var store = node(after);

      assertEquals(key, store.browser(id, NOW).orElseThrow().key());
      assertTrue(store.flow(key, flow.id()).isPresent());
      assertTrue(store.take(Map.of(binding.handle(), binding.value()), "a-state", NOW) instanceof Taken.Pending);
      store.updateFlow(key, flow.id(), same -> same);
    }
    var onlyNew = new DatabaseSettings(settings.url(), settings.user(), settings.password(), newKey, List.of(), 2);
    try (var after = Database.open(onlyNew)) {
      assertTrue(node(after).flow(key, flow.id()).isPresent(), "it was written anew");
      assertTrue(node(after).browser(id, NOW).isEmpty(), "it was not, and is not found without the key");
    }
    assertTrue(here.browser(id, NOW).isPresent(), "and nobody took it away");
  }

  /** F-19, W-24: such a row counts as gone, and its neighbours are what they were. */
  @Test
  void aDamagedRowCountsAsForgottenAndDisturbsNobody() {
    var key = here.open(id, NOW).orElseThrow().key();
    var neighbour = ids.fresh();
    here.open(neighbour, NOW);
    var flow = here.addFlow(key, SeveralNodesTest::flow).orElseThrow();
    var second = here.addFlow(key, SeveralNodesTest::flow).orElseThrow();

    database.run(handle -> handle.execute("UPDATE flows SET sealed = '\\x00' WHERE number = ?", Integer.parseInt(flow.id())));
    assertTrue(here.flow(key, flow.id()).isEmpty());
    assertTrue(here.flow(key, second.id()).isPresent());
    assertEquals(1, count("flows"));

    damage(key, sealed -> {
      sealed[sealed.length - 1] ^= 1;
      return sealed;
    });
    assertTrue(here.browser(id, NOW).isEmpty());
    assertTrue(here.open(id, NOW).isEmpty(), "its id is that of a forgotten one");
    assertTrue(here.browser(neighbour, NOW).isPresent());
    assertEquals(1, count("browsers"));
  }

  /** F-19, W-24: what was never ours, or was sealed with a key that only other nodes have. Nothing of it is loaded. */
  @Test
  void aRowThatIsNotOursCountsAsForgottenAndIsLeftToOthers() {
    var key = here.open(id, NOW).orElseThrow().key();

    damage(key, sealed -> serialized());

    assertTrue(here.browser(id, NOW).isEmpty());
    assertTrue(here.open(id, NOW).isEmpty());
    assertEquals(1, count("browsers"));
  }

  private void damage(BrowserKey key, UnaryOperator<byte[]> damage) {
    database.run(handle -> {
      var sealed = handle.createQuery("SELECT sealed FROM browsers WHERE key = :key").bind("key", key.number()).mapTo(byte[].class).one();
      return handle.execute("UPDATE browsers SET stamp = -2, sealed = ? WHERE key = ?", damage.apply(sealed), key.number());
    });
  }

  /** The beginning of what Java's serialization writes for a PriorityQueue: nothing here reads it. */
  private static byte[] serialized() {
    return "\u00ac\u00ed\u0000\u0005sr\u0000\u0017java.util.PriorityQueue, and more".getBytes(StandardCharsets.ISO_8859_1);
  }

  /** W-23: a row that is put into another browser's place opens nothing. */
  @Test
  void aFlowThatWasMovedToAnotherBrowserIsNotOpened() {
    var victim = here.open(id, NOW).orElseThrow().key();
    var attacker = here.open(ids.fresh(), NOW).orElseThrow().key();
    var flow = here.addFlow(victim, SeveralNodesTest::flow).orElseThrow();

    database.run(handle -> handle.execute("UPDATE flows SET browser = ?", attacker.number()));

    assertTrue(here.flow(attacker, flow.id()).isEmpty());
  }

  /** Every table has an end: what has expired goes, whoever sweeps, and what is alive stays. */
  @Test
  void whatHasExpiredIsSweptAndNothingElse() {
    var expired = here.open(id, NOW).orElseThrow().key();
    begin(here, expired, "a-state");
    here.addFlow(expired, SeveralNodesTest::flow);
    var later = NOW.plus(FlowStore.IDLE_LIFETIME).plusSeconds(1);
    var alive = here.open(ids.fresh(), later).orElseThrow().key();
    here.addFlow(alive, SeveralNodesTest::flow);
    begin(here, alive, "another", later);

    assertTrue(here.sweep(later) + there.sweep(later) > 0);

    assertEquals(List.of(1L, 1L, 1L), List.of(count("browsers"), count("flows"), count("pending_authorizations")));
    assertTrue(here.open(id, later).isEmpty(), "its id stays replaced");
    database.run(handle -> handle.execute("UPDATE browser_ids SET replaced_at = ? WHERE replaced_at IS NOT NULL", NOW));
    here.sweep(NOW.plus(FlowStore.ABSOLUTE_LIFETIME).plusSeconds(1));
    assertEquals(0, database.run(handle -> handle.createQuery("SELECT count(*) FROM browser_ids WHERE replaced_at = :then")
        .bind("then", NOW)
        .mapTo(Integer.class).one()).intValue());
  }

  /** W-08: an id that one node made is known to every node with the key, and to no other. */
  @Test
  void browserIdsHoldAcrossNodes() {
    var one = new BrowserIds(new SecureRandom(), database.vault().keysFor("browser ids"));
    var same = new BrowserIds(new SecureRandom(), other.vault().keysFor("browser ids"));
    var made = one.fresh();

    assertEquals(Optional.of(made), same.read(made.value()));
    assertFalse(new BrowserIds(new SecureRandom()).read(made.value()).isPresent());
  }

  private long count(String table) {
    return database.run(handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
  }

  private static Binding begin(FlowStore store, BrowserKey key, String state) {
    return begin(store, key, state, NOW);
  }

  private static Binding begin(FlowStore store, BrowserKey key, String state, Instant now) {
    var binding = Binding.random(new SecureRandom());
    store.begin(key, binding, new PendingAuthorization(
        Examples.SERVER, Examples.request(state), client(), Optional.of(Examples.VERIFIER), now));
    return binding;
  }

  private static ClientCredentials client() {
    return new ClientCredentials("client-1", Optional.of(new Secret("a-client-secret")));
  }

  private static FlowState flow(String number) {
    return new FlowState(
        number, 0, new FlowOrigin(Examples.SERVER, Examples.request("x").scopes(), Optional.empty(), NOW), client(),
        new TokenState(
            Optional.empty(), Optional.empty(), false, 0, false, Circumstances.NONE, Duration.ZERO, false),
        List.of(), Optional.empty(), Map.of());
  }
}
