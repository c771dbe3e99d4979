package playground.sandbox.fault.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import playground.database.Database;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;

/**
 * {@link ActiveFaults} in a database. The node that switches a fault sees that at once, the others within {@link
 * #CACHED}: a request that meets no fault costs no statement. Uses are counted in the database, so that a fault applies
 * as often as was asked, on all nodes together.
 */
public final class JdbcFaults implements ActiveFaults {

  /** How long a node goes on with what it has read, in real time. */
  static final Duration CACHED = Duration.ofSeconds(1);

  /**
   * @param number identifies it in the table
   */
  private record Row(long number, ActiveFault fault) {}

  /**
   * @param since when they were read; {@link Instant#MIN} when they must be read anew
   */
  private record Known(List<Row> rows, Instant since) {}

  private final Database database;
  private final Clock real;
  private final AtomicReference<Known> known = new AtomicReference<>(new Known(List.of(), Instant.MIN));

  /**
   * @param real the real clock, whatever the sandbox's is set to
   */
  public JdbcFaults(Database database, Clock real) {
    this.database = database;
    this.real = real;
  }

  @Override
  public List<ActiveFault> all() {
    return rows().stream().map(Row::fault).toList();
  }

  @Override
  public void replace(List<ActiveFault> faults) {
    change(handle -> {
      handle.execute("DELETE FROM active_faults");
      faults.forEach(fault -> insert(handle, fault));
      return true;
    });
  }

  @Override
  public boolean add(List<ActiveFault> faults) {
    return change(handle -> {
      if (read(handle).size() + faults.size() > MAX_ACTIVE) {
        return false;
      }
      faults.forEach(fault -> insert(handle, fault));
      return true;
    });
  }

  @Override
  public void remove(FaultType type) {
    change(handle -> {
      handle.execute("DELETE FROM active_faults WHERE type = ?", type.name());
      return true;
    });
  }

  /** One change after the other, on all nodes; a use that is counted meanwhile is counted before it or after it. */
  private boolean change(Predicate<Handle> change) {
    try {
      return database.transaction(handle -> {
        handle.execute("LOCK TABLE active_faults IN SHARE ROW EXCLUSIVE MODE");
        handle.execute("DELETE FROM active_faults WHERE times_left = 0");
        return change.test(handle);
      });
    } finally {
      known.set(new Known(List.of(), Instant.MIN));
    }
  }

  private static void insert(Handle handle, ActiveFault fault) {
    handle.createUpdate("""
            INSERT INTO active_faults (type, path, parameter, times_left)
            VALUES (:type, :path, :parameter, :times)""")
        .bind("type", fault.type().name())
        .bind("path", fault.path())
        .bind("parameter", fault.number())
        .bind("times", fault.times().orElse(null))
        .execute();
  }

  @Override
  public boolean isOn(FaultType type) {
    return rows().stream().anyMatch(row -> row.fault().type() == type);
  }

  @Override
  public Optional<ActiveFault> take(Predicate<FaultType> type, String path) {
    return rows().stream()
        .filter(row -> type.test(row.fault().type()) && row.fault().appliesAt(path))
        .flatMap(row -> used(row).stream())
        .findFirst();
  }

  /** The fault as it was before this use; empty when it has been used up or switched off since it was read. */
  private Optional<ActiveFault> used(Row row) {
    var fault = row.fault();
    if (fault.times().isEmpty()) {
      return Optional.of(fault);
    }
    var left = database.run(handle -> handle.createQuery("""
            UPDATE active_faults SET times_left = times_left - 1
            WHERE number = :number AND times_left > 0 RETURNING times_left""")
        .bind("number", row.number()).mapTo(Integer.class).findOne());
    known.set(new Known(List.of(), Instant.MIN));
    return left.map(times -> new ActiveFault(fault.type(), fault.path(), fault.number(), Optional.of(times + 1)));
  }

  private List<Row> rows() {
    var last = known.get();
    if (!last.since().equals(Instant.MIN) && Duration.between(last.since(), real.instant()).abs().compareTo(CACHED) < 0) {
      return last.rows();
    }
    var since = real.instant(); // before they are read, so that a change meanwhile is not missed for longer
    var rows = database.run(JdbcFaults::read);
    known.compareAndSet(last, new Known(rows, since)); // unless this node has just changed them
    return rows;
  }

  /** Those that are used up stay until the next change. */
  private static List<Row> read(Handle handle) {
    return handle.createQuery("""
            SELECT number, type, path, parameter, times_left FROM active_faults
            WHERE times_left IS NULL OR times_left > 0 ORDER BY number""")
        .map((row, query) -> row(row)).stream().flatMap(Optional::stream).toList();
  }

  /** Empty when a node of a newer version has switched on what this one does not know. */
  private static Optional<Row> row(ResultSet row) throws SQLException {
    var number = row.getLong("number");
    var name = row.getString("type");
    var path = row.getString("path");
    var parameter = row.getInt("parameter");
    var times = Optional.ofNullable((Integer) row.getObject("times_left"));
    return Arrays.stream(FaultType.values()).filter(type -> type.name().equals(name)).findFirst()
        .map(type -> new Row(number, new ActiveFault(type, path, parameter, times)));
  }
}
