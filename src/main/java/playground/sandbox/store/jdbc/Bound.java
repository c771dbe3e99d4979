package playground.sandbox.store.jdbc;

import org.jdbi.v3.core.Handle;
import playground.database.Allowance;

/**
 * How many rows a table holds, the newest by number. Rows are counted, not numbers: a number is lost at each insert that
 * changes a row or fails.
 *
 * @param places counts the rows only when they may be too many
 */
record Bound(String table, int rows, Allowance places) {

  private static final String BEYOND =
      "number <= (SELECT number FROM <table> ORDER BY number DESC OFFSET :rows LIMIT 1)";

  Bound(String table, int rows) {
    this(table, rows, new Allowance(rows));
  }

  /** Deletes the oldest rows when an insert, in the same transaction, has made them too many. */
  void makeRoom(Handle handle) {
    if (places.excess(() -> count(handle) - 1) > 0) {
      handle.createUpdate("DELETE FROM <table> WHERE " + BEYOND).define("table", table).bind("rows", rows).execute();
    }
  }

  private int count(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM <table>").define("table", table).mapTo(Integer.class).one();
  }

  /**
   * Deletes rows that are too many, but for those that another node has locked.
   *
   * @param most rows to delete
   * @return how many are deleted
   */
  int deleteExcess(Handle handle, int most) {
    return handle.createUpdate("DELETE FROM <table> WHERE number IN (SELECT number FROM <table> WHERE " + BEYOND
            + " LIMIT :most FOR UPDATE SKIP LOCKED)")
        .define("table", table).bind("rows", rows).bind("most", most).execute();
  }
}
