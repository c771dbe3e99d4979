package playground.sandbox.store.jdbc;

import java.time.Instant;
import java.util.List;
import playground.database.Database;
import playground.sandbox.log.jdbc.JdbcLog;
import playground.sandbox.store.Codes;
import playground.sandbox.store.Consents;
import playground.sandbox.store.DeviceRequests;
import playground.sandbox.store.Grants;
import playground.sandbox.store.SignIns;
import playground.sandbox.store.Tokens;

/**
 * Deletes what nobody can get any more: rows whose time is over by the real clock, since the sandbox's may be set right
 * again, and rows beyond the bound of their table, which inserts on several nodes at once may leave behind. What another
 * node has locked it passes by.
 */
final class Sweep {

  private static final int BATCH = 500; // rows

  private static final List<String> FORGETTING = List.of(
      "codes", "access_tokens", "refresh_tokens", "device_requests", "sign_ins", "consents", "signing_keys");

  private static final List<Bound> BOUNDS = List.of(
      new Bound("grants", Grants.CAPACITY),
      new Bound("codes", Codes.CAPACITY),
      new Bound("access_tokens", Tokens.CAPACITY),
      new Bound("refresh_tokens", Tokens.CAPACITY),
      new Bound("device_requests", DeviceRequests.CAPACITY),
      new Bound("sign_ins", SignIns.CAPACITY),
      new Bound("consents", Consents.CAPACITY));

  private final Database database;

  Sweep(Database database) {
    this.database = database;
  }

  /**
   * One batch of each table.
   *
   * @return how many rows are deleted
   */
  int run(Instant now) {
    return FORGETTING.stream().mapToInt(table -> forgotten(table, now)).sum()
        + BOUNDS.stream().mapToInt(bound -> database.run(handle -> bound.deleteExcess(handle, BATCH))).sum()
        + JdbcLog.deleteOldest(database);
  }

  private int forgotten(String table, Instant now) {
    return database.run(handle -> handle.createUpdate("""
            DELETE FROM <table> WHERE number IN (
              SELECT number FROM <table> WHERE forget_at <= :now LIMIT :batch FOR UPDATE SKIP LOCKED)""")
        .define("table", table).bind("now", now).bind("batch", BATCH).execute());
  }
}
