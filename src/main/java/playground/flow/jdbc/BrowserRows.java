package playground.flow.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.RecordFormat.Newer;
import playground.database.SealedRecords;
import playground.database.UnreadableValueException;
import playground.database.Vault;
import playground.flow.BrowserId;
import playground.flow.BrowserKey;
import playground.flow.BrowserState;
import playground.flow.DeviceGrant;
import playground.flow.FlowStore;
import playground.flow.LoggedExchange;

/** The rows of browsers: their state, their ids, their HTTP log, which has rows of its own because it only grows. */
final class BrowserRows {

  private static final Logger LOG = LoggerFactory.getLogger(BrowserRows.class);

  /** A use is noted this much later at most, so that not every request writes. */
  private static final Duration USE_INTERVAL = Duration.ofSeconds(10);

  private static final int POLLED_AT_ONCE = 100;
  private static final String ID = "browser-id";

  private static final String COLUMNS = """
      SELECT b.key, b.created_at, b.last_used_at, b.sealed,
        ARRAY(SELECT l.sealed FROM logged_exchanges l WHERE l.browser = b.key ORDER BY l.number) AS log
      FROM browsers b
      """;

  private final Vault vault;
  private final SealedRecords records;

  BrowserRows(Vault vault, SealedRecords records) {
    this.vault = vault;
    this.records = records;
  }

  /** One row as it lies there; the state in it is still sealed. */
  record Row(BrowserKey key, Instant createdAt, Instant lastUsedAt, byte[] sealed, byte[][] log) {

    static Row of(RowView view) {
      return new Row(
          new BrowserKey(view.getColumn("key", Long.class)),
          view.getColumn("created_at", Instant.class),
          view.getColumn("last_used_at", Instant.class),
          view.getColumn("sealed", byte[].class),
          view.getColumn("log", byte[][].class));
    }

    boolean isExpired(Instant now) {
      return now.isAfter(lastUsedAt.plus(FlowStore.IDLE_LIFETIME)) || now.isAfter(createdAt.plus(FlowStore.ABSOLUTE_LIFETIME));
    }
  }

  private record Opened(BrowserState state, Optional<Newer> newer) {}

  Optional<Row> find(Handle handle, BrowserId id) {
    return handle.createQuery(COLUMNS + "JOIN browser_ids i ON i.browser = b.key WHERE i.id_lookup = ANY(:ids)")
        .bind("ids", lookups(id)).map(Row::of).findFirst();
  }

  private byte[][] lookups(BrowserId id) {
    return vault.lookups(ID, id.value()).toArray(byte[][]::new);
  }

  boolean isReplaced(Handle handle, BrowserId id) {
    return handle.createQuery("SELECT count(*) > 0 FROM browser_ids WHERE id_lookup = ANY(:ids) AND browser IS NULL")
        .bind("ids", lookups(id)).mapTo(Boolean.class).one();
  }

  void use(Handle handle, Row row, Instant now) {
    if (!now.isBefore(row.lastUsedAt().plus(USE_INTERVAL))) {
      handle.createUpdate("UPDATE browsers SET last_used_at = :now WHERE key = :key AND last_used_at < :now")
          .bind("now", now).bind("key", row.key().number()).execute();
    }
  }

  /** Empty when it cannot be read: then the browser is forgotten, and nobody else is disturbed (F-19). */
  Optional<BrowserState> state(Handle handle, Row row) {
    return opened(handle, row).map(Opened::state);
  }

  private Optional<Opened> opened(Handle handle, Row row) {
    try {
      var read = records.open(row.sealed(), BrowserState.class, place(row.key()));
      var log = new ArrayList<LoggedExchange>();
      for (var sealed : row.log()) {
        log.add(records.open(sealed, LoggedExchange.class, logPlace(row.key())).value());
      }
      return Optional.of(new Opened(read.value().withLog(log), read.newer()));
    } catch (UnreadableValueException e) {
      LOG.warn("a browser is forgotten: {}", e.getMessage());
      if (e.isDamaged()) {
        forget(handle, row.key());
      }
      return Optional.empty();
    }
  }

  Optional<BrowserState> live(Handle handle, BrowserKey key, Instant now) {
    return row(handle, key, "").filter(row -> !row.isExpired(now)).flatMap(row -> state(handle, row));
  }

  private Optional<Row> row(Handle handle, BrowserKey key, String lock) {
    return handle.createQuery(COLUMNS + "WHERE b.key = :key" + lock).bind("key", key.number()).map(Row::of).findFirst();
  }

  /** Locks the row until the transaction ends; false when there is none. */
  boolean lock(Handle handle, BrowserKey key) {
    return handle.createQuery("SELECT true FROM browsers WHERE key = :key FOR UPDATE")
        .bind("key", key.number()).mapTo(Boolean.class).findFirst().isPresent();
  }

  /** The same with the state. */
  Optional<BrowserState> locked(Handle handle, BrowserKey key) {
    return lock(handle, key) ? row(handle, key, "").flatMap(row -> state(handle, row)) : Optional.empty();
  }

  /** False, and nothing is added, when somebody else has added the id. */
  boolean add(Handle handle, BrowserState created, BrowserId id) {
    if (!addId(handle, created.key(), id)) {
      return false;
    }
    handle.createUpdate("""
            INSERT INTO browsers (key, created_at, last_used_at, version, sealed)
            VALUES (:key, :now, :now, :version, :sealed)""")
        .bind("key", created.key().number())
        .bind("now", created.createdAt())
        .bind("version", created.version())
        .bind("sealed", records.seal(created, place(created.key())))
        .execute();
    return true;
  }

  boolean addId(Handle handle, BrowserKey key, BrowserId id) {
    return handle.createUpdate("INSERT INTO browser_ids (id_lookup, browser) VALUES (:id, :key) ON CONFLICT DO NOTHING")
        .bind("id", vault.lookup(ID, id.value())).bind("key", key.number()).execute() == 1;
  }

  void replaceIds(Handle handle, BrowserKey key) {
    handle.createUpdate("UPDATE browser_ids SET browser = NULL, replaced_at = now() WHERE browser = :key")
        .bind("key", key.number()).execute();
  }

  /** What refers to it goes with it. */
  boolean forget(Handle handle, BrowserKey key) {
    replaceIds(handle, key);
    return handle.createUpdate("DELETE FROM browsers WHERE key = :key").bind("key", key.number()).execute() == 1;
  }

  int count(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM browsers").mapTo(Integer.class).one();
  }

  /** Those that have been idle longest give way, unless they are awaited back. */
  void evict(Handle handle, int howMany, Instant now) {
    handle.createQuery("""
            SELECT key FROM browsers b
            WHERE NOT EXISTS (SELECT 1 FROM pending_authorizations p
              WHERE p.browser = b.key AND p.fault IS NULL AND p.expires_at > :now)
            ORDER BY last_used_at LIMIT :many FOR UPDATE SKIP LOCKED""")
        .bind("now", now).bind("many", howMany).mapTo(Long.class).list()
        .forEach(key -> forget(handle, new BrowserKey(key)));
  }

  /** Changes the state unless the change is empty; the state after it, empty when there is none or no change. */
  Optional<BrowserState> change(Handle handle, BrowserKey key, Function<BrowserState, Optional<BrowserState>> change) {
    return lock(handle, key) ? row(handle, key, "").flatMap(row -> change(handle, row, change)) : Optional.empty();
  }

  private Optional<BrowserState> change(
      Handle handle, Row row, Function<BrowserState, Optional<BrowserState>> change) {
    return opened(handle, row).flatMap(opened -> change.apply(opened.state()).map(changed -> {
      var after = changed.next();
      save(handle, after, opened.newer());
      saveLog(handle, opened.state(), after);
      return after;
    }));
  }

  private void save(Handle handle, BrowserState state, Optional<Newer> newer) {
    var key = state.key();
    var polling = state.device().flatMap(DeviceGrant::polling).filter(p -> p.isPending());
    var claimed = state.device().flatMap(DeviceGrant::claimedUntil);
    handle.createUpdate("""
            UPDATE browsers SET version = :version, sealed = :sealed, device_due_at = :due, device_pending_until = :until
            WHERE key = :key""")
        .bind("version", state.version())
        .bind("sealed", records.seal(state.withLog(List.of()), newer, place(key)))
        .bind("due", polling.map(p -> claimed.filter(p.nextPollAt()::isBefore).orElse(p.nextPollAt())).orElse(null))
        .bind("until", polling.map(p -> p.expiresAt()).orElse(null))
        .bind("key", key.number())
        .execute();
  }

  private void saveLog(Handle handle, BrowserState before, BrowserState after) {
    var gone = new HashMap<Integer, LoggedExchange>();
    before.log().forEach(entry -> gone.put(entry.number(), entry));
    for (var entry : after.log()) {
      if (!entry.equals(gone.remove(entry.number()))) {
        saveEntry(handle, after.key(), entry);
      }
    }
    gone.keySet().forEach(number ->
        handle.createUpdate("DELETE FROM logged_exchanges WHERE browser = :key AND number = :number")
            .bind("key", after.key().number()).bind("number", number).execute());
  }

  private void saveEntry(Handle handle, BrowserKey key, LoggedExchange entry) {
    handle.createUpdate("""
            INSERT INTO logged_exchanges (browser, number, sealed) VALUES (:key, :number, :sealed)
            ON CONFLICT (browser, number) DO UPDATE SET sealed = EXCLUDED.sealed""")
        .bind("key", key.number()).bind("number", entry.number()).bind("sealed", records.seal(entry, logPlace(key)))
        .execute();
  }

  private static String place(BrowserKey key) {
    return "browsers/" + key.number();
  }

  private static String logPlace(BrowserKey key) {
    return "logged_exchanges/" + key.number();
  }

  /** The number of the browser's next flow; empty when there is no such browser. */
  Optional<Integer> nextFlow(Handle handle, BrowserKey key) {
    return handle.createQuery("UPDATE browsers SET flows_so_far = flows_so_far + 1 WHERE key = :key RETURNING flows_so_far")
        .bind("key", key.number()).mapTo(Integer.class).findFirst();
  }

  /** How many other browsers have a pending device grant; no more are counted than that. */
  int pendingDevicesOfOthers(Handle handle, BrowserKey key, Instant now, int most) {
    return handle.createQuery("""
            SELECT count(*) FROM (
              SELECT 1 FROM browsers WHERE device_pending_until > :now AND key <> :key LIMIT :most) others""")
        .bind("now", now).bind("key", key.number()).bind("most", most).mapTo(Integer.class).one();
  }

  /** Also those of nodes that are gone: their claim ends. A page that was closed is found out when its poll is claimed. */
  List<BrowserKey> dueDevices(Handle handle, Instant now) {
    return handle.createQuery(COLUMNS + "WHERE b.device_due_at <= :now ORDER BY b.device_due_at LIMIT " + POLLED_AT_ONCE)
        .bind("now", now).map(Row::of).list().stream()
        .filter(row -> state(handle, row).flatMap(BrowserState::device).filter(device -> device.isDue(now)).isPresent())
        .map(Row::key)
        .toList();
  }

  /** One that somebody else is claiming at this moment is skipped. */
  Optional<DeviceGrant> claimPoll(Handle handle, BrowserKey key, Instant now, Instant until) {
    var isFree = handle.createQuery("SELECT true FROM browsers WHERE key = :key AND device_due_at <= :now FOR UPDATE SKIP LOCKED")
        .bind("key", key.number()).bind("now", now).mapTo(Boolean.class).findFirst().isPresent();
    return !isFree ? Optional.empty() : row(handle, key, "")
        .flatMap(row -> change(handle, row, state -> state.device()
            .filter(device -> device.isDue(now)).map(device -> state.with(device.claimed(until)))))
        .flatMap(BrowserState::device);
  }

  int sweep(Handle handle, Instant now, int most) {
    var expired = handle.createQuery("""
            SELECT key FROM browsers WHERE last_used_at < :idle OR created_at < :absolute
            LIMIT :most FOR UPDATE SKIP LOCKED""")
        .bind("idle", now.minus(FlowStore.IDLE_LIFETIME)).bind("absolute", now.minus(FlowStore.ABSOLUTE_LIFETIME))
        .bind("most", most).mapTo(Long.class).list();
    expired.forEach(key -> forget(handle, new BrowserKey(key)));
    return expired.size() + handle.createUpdate("""
            DELETE FROM browser_ids WHERE id_lookup IN (
              SELECT id_lookup FROM browser_ids WHERE replaced_at < :before LIMIT :most FOR UPDATE SKIP LOCKED)""")
        .bind("before", now.minus(JdbcFlowStore.REPLACED_ID_MEMORY)).bind("most", most).execute();
  }
}
