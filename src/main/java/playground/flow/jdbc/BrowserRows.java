package playground.flow.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
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

  /** What is known already is not sent again. */
  private static final String COLUMNS = """
      SELECT b.key, b.stamp, b.created_at, b.last_used_at,
        CASE WHEN NOT (b.key = :knownKey AND b.stamp = :knownStamp) THEN b.sealed END AS sealed,
        CASE WHEN NOT (b.key = :knownKey AND b.stamp = :knownStamp) THEN
          ARRAY(SELECT l.sealed FROM logged_exchanges l WHERE l.browser = b.key ORDER BY l.number) END AS log
      FROM browsers b
      """;

  /** Locks the row until the transaction ends. The log is read after that: until then others may have written to it. */
  private static final String LOCK = """
      SELECT key, stamp, created_at, last_used_at, NULL::bytea AS sealed, NULL::bytea[] AS log
      FROM browsers WHERE key = :key""";

  private final Vault vault;
  private final SealedRecords records;
  private final int maxReplacedIds;
  private final KnownBrowsers known = new KnownBrowsers();

  /**
   * @param maxReplacedIds that are remembered, so that nothing is begun under one
   */
  BrowserRows(Vault vault, SealedRecords records, int maxReplacedIds) {
    this.vault = vault;
    this.records = records;
    this.maxReplacedIds = maxReplacedIds;
  }

  /** One row as it lies there; the state in it is still sealed, and not there at all when it is known already. */
  record Row(BrowserKey key, long stamp, Instant createdAt, Instant lastUsedAt, byte[] sealed, byte[][] log) {

    static Row of(RowView view) {
      return new Row(
          new BrowserKey(view.getColumn("key", Long.class)),
          view.getColumn("stamp", Long.class),
          view.getColumn("created_at", Instant.class),
          view.getColumn("last_used_at", Instant.class),
          view.getColumn("sealed", byte[].class),
          view.getColumn("log", byte[][].class));
    }

    boolean isExpired(Instant now) {
      return now.isAfter(lastUsedAt.plus(FlowStore.IDLE_LIFETIME)) || now.isAfter(createdAt.plus(FlowStore.ABSOLUTE_LIFETIME));
    }
  }

  /**
   * A browser's state, and what a newer version has written beside it and beside entries of its log, by their numbers.
   *
   * @param stamp a random number for each time that it is written: equal ones are the same state, also when one of them
   *     was never committed
   */
  record Opened(long stamp, BrowserState state, Optional<Newer> newer, Map<Integer, Newer> newerLog) {}

  Optional<Row> find(Handle handle, BrowserId id) {
    var found = rows(handle, "JOIN browser_ids i ON i.browser = b.key WHERE i.id_lookup = ANY(:ids)", known.latestOf(id))
        .bind("ids", lookups(id)).map(Row::of).findFirst();
    found.ifPresent(row -> known.add(id, row.key()));
    return found;
  }

  private static Query rows(Handle handle, String which, Optional<Opened> known) {
    return handle.createQuery(COLUMNS + which)
        .bind("knownKey", known.map(opened -> opened.state().key().number()).orElse(-1L))
        .bind("knownStamp", known.map(Opened::stamp).orElse(-1L));
  }

  private byte[][] lookups(BrowserId id) {
    return vault.lookups(ID, id.value()).toArray(byte[][]::new);
  }

  /** Whether the id was some browser's, also when that one was forgotten or cannot be read. */
  boolean isUsed(Handle handle, BrowserId id) {
    return handle.createQuery("SELECT count(*) > 0 FROM browser_ids WHERE id_lookup = ANY(:ids)")
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
    var latest = known.of(row.key()).filter(opened -> opened.stamp() == row.stamp());
    return latest.isPresent() ? latest : read(handle, row);
  }

  private Optional<Opened> read(Handle handle, Row row) {
    if (row.sealed() == null) { // it was only locked, or was known when it was asked for
      return row(handle, row.key(), Optional.empty()).flatMap(whole -> read(handle, whole));
    }
    try {
      var read = records.open(row.sealed(), BrowserState.class, place(row.key()));
      var log = new ArrayList<LoggedExchange>();
      var newerLog = new HashMap<Integer, Newer>();
      for (var sealed : row.log()) {
        var entry = records.open(sealed, LoggedExchange.class, logPlace(row.key()));
        log.add(entry.value());
        entry.newer().ifPresent(newer -> newerLog.put(entry.value().number(), newer));
      }
      var opened = new Opened(row.stamp(), read.value().withLog(log), read.newer(), newerLog);
      known.add(opened);
      return Optional.of(opened);
    } catch (UnreadableValueException e) {
      LOG.warn("a browser is forgotten: {}", e.getMessage());
      if (e.isDamaged()) {
        forget(handle, row.key());
      }
      return Optional.empty();
    }
  }

  Optional<BrowserState> live(Handle handle, BrowserKey key, Instant now) {
    return row(handle, key).filter(row -> !row.isExpired(now)).flatMap(row -> state(handle, row));
  }

  private Optional<Row> row(Handle handle, BrowserKey key) {
    return row(handle, key, known.of(key));
  }

  private static Optional<Row> row(Handle handle, BrowserKey key, Optional<Opened> known) {
    return rows(handle, "WHERE b.key = :key", known).bind("key", key.number()).map(Row::of).findFirst();
  }

  /** Locks the row until the transaction ends; empty when there is none. */
  Optional<Row> lock(Handle handle, BrowserKey key) {
    return handle.createQuery(LOCK + " FOR UPDATE").bind("key", key.number()).map(Row::of).findFirst();
  }

  /** The same with the state. */
  Optional<BrowserState> locked(Handle handle, BrowserKey key) {
    return lock(handle, key).flatMap(row -> state(handle, row));
  }

  /** False, and nothing is added, when somebody else has added the id. */
  boolean add(Handle handle, BrowserState created, BrowserId id) {
    if (!addId(handle, created.key(), id)) {
      return false;
    }
    handle.createUpdate("""
            INSERT INTO browsers (key, created_at, last_used_at, stamp, sealed)
            VALUES (:key, :now, :now, :stamp, :sealed)""")
        .bind("key", created.key().number())
        .bind("now", created.createdAt())
        .bind("stamp", newStamp())
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
    known.forget(key);
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
    return lock(handle, key).flatMap(row -> change(handle, row, change));
  }

  private Optional<BrowserState> change(
      Handle handle, Row row, Function<BrowserState, Optional<BrowserState>> change) {
    return opened(handle, row).flatMap(opened -> change.apply(opened.state()).map(changed -> {
      var after = changed.next();
      var written = new Opened(newStamp(), after, opened.newer(), opened.newerLog());
      save(handle, written);
      saveLog(handle, opened, after);
      known.add(written);
      return after;
    }));
  }

  private static long newStamp() {
    return ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
  }

  private void save(Handle handle, Opened written) {
    var state = written.state();
    var key = state.key();
    var polling = state.device().flatMap(DeviceGrant::polling).filter(p -> p.isPending());
    var claimed = state.device().flatMap(DeviceGrant::claimedUntil);
    handle.createUpdate("""
            UPDATE browsers SET stamp = :stamp, sealed = :sealed, device_due_at = :due, device_due_until = :end, device_pending_until = :until
            WHERE key = :key""")
        .bind("stamp", written.stamp())
        .bind("sealed", records.seal(state.withLog(List.of()), written.newer(), place(key)))
        .bind("due", polling.map(p -> claimed.filter(p.nextPollAt()::isBefore).orElse(p.nextPollAt())).orElse(null))
        .bind("end", polling.map(p -> p.closesAt().isBefore(p.expiresAt()) ? p.closesAt() : p.expiresAt()).orElse(null))
        .bind("until", polling.map(p -> p.expiresAt()).orElse(null))
        .bind("key", key.number())
        .execute();
  }

  private void saveLog(Handle handle, Opened before, BrowserState after) {
    if (before.state().log().equals(after.log())) {
      return;
    }
    var gone = new HashMap<Integer, LoggedExchange>();
    before.state().log().forEach(entry -> gone.put(entry.number(), entry));
    for (var entry : after.log()) {
      if (!entry.equals(gone.remove(entry.number()))) {
        saveEntry(handle, after.key(), entry, Optional.ofNullable(before.newerLog().get(entry.number())));
      }
    }
    gone.keySet().forEach(number ->
        handle.createUpdate("DELETE FROM logged_exchanges WHERE browser = :key AND number = :number")
            .bind("key", after.key().number()).bind("number", number).execute());
  }

  private void saveEntry(Handle handle, BrowserKey key, LoggedExchange entry, Optional<Newer> newer) {
    handle.createUpdate("""
            INSERT INTO logged_exchanges (browser, number, sealed) VALUES (:key, :number, :sealed)
            ON CONFLICT (browser, number) DO UPDATE SET sealed = EXCLUDED.sealed""")
        .bind("key", key.number()).bind("number", entry.number()).bind("sealed", records.seal(entry, newer, logPlace(key)))
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

  /** Also those of nodes that are gone: their claim ends. */
  List<BrowserKey> dueDevices(Handle handle, Instant now) {
    return rows(handle, "WHERE b.device_due_at <= :now AND b.device_due_until > :now ORDER BY b.device_due_at LIMIT " + POLLED_AT_ONCE, Optional.empty())
        .bind("now", now).map(Row::of).list().stream()
        .filter(row -> state(handle, row).flatMap(BrowserState::device).filter(device -> device.isDue(now)).isPresent())
        .map(Row::key)
        .toList();
  }

  /** One that somebody else is claiming at this moment is skipped. */
  Optional<DeviceGrant> claimPoll(Handle handle, BrowserKey key, Instant now, Instant until) {
    return handle.createQuery(LOCK + " AND device_due_at <= :now FOR UPDATE SKIP LOCKED")
        .bind("key", key.number()).bind("now", now).map(Row::of).findFirst()
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
              SELECT id_lookup FROM browser_ids
              WHERE replaced_at < greatest(:before, (
                SELECT replaced_at FROM browser_ids WHERE replaced_at IS NOT NULL ORDER BY replaced_at DESC OFFSET :ids LIMIT 1))
              LIMIT :most FOR UPDATE SKIP LOCKED)""")
        .bind("before", now.minus(JdbcFlowStore.REPLACED_ID_MEMORY)).bind("ids", maxReplacedIds).bind("most", most).execute();
  }
}
