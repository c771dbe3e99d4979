package playground.sandbox.log.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.Database;
import playground.database.DatabaseUnavailableException;
import playground.database.SealedRecords;
import playground.database.UnreadableValueException;
import playground.sandbox.log.LogEntry;
import playground.sandbox.log.RequestLog;

/**
 * {@link RequestLog} in a database: the requests of all nodes, each written with its response. A request does not wait
 * for more than that one statement, and in an outage for nothing: it is missing in the log then. Balancers ask for the
 * health of every node all the time, so those requests are left out.
 */
public final class JdbcLog implements RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("playground.sandbox");
  private static final String TABLE = "logged_requests";
  private static final String LOOKUP_KIND = "sandbox tracking id";
  private static final Set<String> LEFT_OUT = Set.of("/healthz", "/readyz");
  private static final int PER_DELETION = CAPACITY / 100; // requests of this node between two deletions
  private static final int BATCH = 500; // rows
  private static final Duration PAUSE = Duration.ofSeconds(1); // after an outage was met, in which nothing is written

  private final Database database;
  private final SealedRecords records;
  private final Clock real;
  private final UUID node = UUID.randomUUID();
  private final AtomicLong number = new AtomicLong();
  private volatile Instant pausedUntil = Instant.MIN;
  private volatile long cleared; // the last number of this node that the log is not to have

  /**
   * @param real the real clock, by which requests are in order, whatever the sandbox's is set to
   */
  public JdbcLog(Database database, Clock real) {
    this.database = database;
    this.records = new SealedRecords(database.vault());
    this.real = real;
  }

  @Override
  public boolean leavesOut(String path) {
    return LEFT_OUT.contains(path);
  }

  @Override
  public Position reserve() {
    return new Row(number.incrementAndGet(), real.instant());
  }

  private final class Row implements Position {

    private final long number;
    private final Instant arrival;
    private LogEntry written; // null before there is a response

    Row(long number, Instant arrival) {
      this.number = number;
      this.arrival = arrival;
    }

    /** The response comes soon; who looks at the log of all nodes can wait for it. */
    @Override
    public void arrived(LogEntry entry) {
      // not worth a statement
    }

    @Override
    public synchronized void responded(LogEntry entry) {
      if (number > cleared && !entry.equals(written) && real.instant().isAfter(pausedUntil)) {
        written = entry;
        write(number, arrival, entry);
      }
    }
  }

  private void write(long position, Instant arrival, LogEntry entry) {
    try {
      upsert(position, arrival, entry);
      if (position % PER_DELETION == 0) {
        deleteOldest(database);
      }
    } catch (DatabaseUnavailableException e) {
      pausedUntil = real.instant().plus(PAUSE);
      LOG.warn("requests of the next second are missing in the sandbox's log: the database is unavailable");
    }
  }

  private void upsert(long position, Instant arrival, LogEntry entry) {
    database.run(handle -> handle.createUpdate("""
            INSERT INTO logged_requests (node, number, arrived_at, tracking_id_lookup, sealed)
            VALUES (:node, :number, :arrival, :trackingId, :sealed)
            ON CONFLICT (node, number) DO UPDATE SET sealed = EXCLUDED.sealed""")
        .bind("node", node)
        .bind("number", position)
        .bind("arrival", arrival)
        .bind("trackingId", database.vault().lookup(LOOKUP_KIND, entry.trackingId()))
        .bind("sealed", records.seal(entry, place(node, position)))
        .execute());
  }

  private static String place(UUID node, long position) {
    return TABLE + "/" + node + "/" + position;
  }

  /**
   * Deletes requests beyond the bound, in one batch, but for those that another node is deleting.
   *
   * @return how many
   */
  public static int deleteOldest(Database database) {
    return database.run(handle -> handle.createUpdate("""
            DELETE FROM logged_requests WHERE (node, number) IN (
              SELECT node, number FROM logged_requests WHERE (node, number) IN (
                SELECT node, number FROM logged_requests ORDER BY arrived_at DESC, node, number DESC
                OFFSET :most LIMIT :batch)
              FOR UPDATE SKIP LOCKED)""")
        .bind("most", CAPACITY).bind("batch", BATCH).execute());
  }

  @Override
  public boolean has(String trackingId) {
    return database.vault().lookups(LOOKUP_KIND, trackingId).stream().anyMatch(lookup -> database.run(handle ->
        handle.createQuery("SELECT EXISTS (SELECT FROM logged_requests WHERE tracking_id_lookup = :lookup)")
            .bind("lookup", lookup).mapTo(Boolean.class).one()));
  }

  @Override
  public void clear() {
    cleared = number.get();
    database.run(handle -> handle.execute("DELETE FROM logged_requests"));
  }

  @Override
  public List<LogEntry> all() {
    return database.run(handle -> handle.createQuery("""
            SELECT node, number, sealed FROM logged_requests
            ORDER BY arrived_at DESC, node, number DESC LIMIT :most""")
        .bind("most", CAPACITY).map((row, query) -> entry(row)).stream().flatMap(Optional::stream).toList());
  }

  /** Empty when it cannot be read. */
  private Optional<LogEntry> entry(ResultSet row) throws SQLException {
    var place = place(row.getObject("node", UUID.class), row.getLong("number"));
    try {
      return Optional.of(records.open(row.getBytes("sealed"), LogEntry.class, place).value());
    } catch (UnreadableValueException e) {
      LOG.warn("a request is missing in the sandbox's log: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
