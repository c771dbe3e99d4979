package playground.sandbox.store.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import playground.database.Database;
import playground.database.DatabaseUnavailableException;
import playground.sandbox.store.SandboxClock;

/**
 * How far the sandbox's clock is ahead, on all nodes. The node that moves it sees that at once, the others within {@link
 * #CACHED}. In an outage the last known one counts for {@link #PAUSE}, since nothing else works then.
 */
final class SharedOffset implements SandboxClock.Offset {

  /** How long a node goes on with what it has read, in real time. */
  static final Duration CACHED = Duration.ofSeconds(1);

  /** How long it is not asked for after an outage was met, in real time, so that not every request waits for it. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private record Known(Duration ahead, Instant since, Duration validity) {

    /** Also after a correction of the real clock. */
    boolean isValid(Instant now) {
      return Duration.between(since, now).abs().compareTo(validity) < 0;
    }
  }

  private final Database database;
  private final Clock real;
  private final Supplier<Duration> reader;
  private final AtomicReference<Known> known;

  SharedOffset(Database database, Clock real) {
    this(database, real, () -> read(database));
  }

  /**
   * @param reader reads what is stored
   */
  SharedOffset(Database database, Clock real, Supplier<Duration> reader) {
    this.database = database;
    this.real = real;
    this.reader = reader;
    this.known = new AtomicReference<>(new Known(reader.get(), real.instant(), CACHED));
  }

  @Override
  public Duration get() {
    var last = known.get();
    if (last.isValid(real.instant())) {
      return last.ahead();
    }
    known.compareAndSet(last, next(last.ahead())); // unless this node has just moved it
    return known.get().ahead();
  }

  private Known next(Duration last) {
    var since = real.instant(); // before it is read, so that a change meanwhile is not missed for longer
    try {
      return new Known(reader.get(), since, CACHED);
    } catch (DatabaseUnavailableException e) {
      return new Known(last, real.instant(), PAUSE);
    }
  }

  private static Duration read(Database database) {
    return database.run(handle -> handle.createQuery("SELECT seconds FROM clock_offset")
        .mapTo(Long.class).findOne().map(Duration::ofSeconds).orElse(Duration.ZERO));
  }

  @Override
  public boolean add(Duration more) {
    var sum = database.run(handle -> handle.createQuery("""
            INSERT INTO clock_offset (seconds) VALUES (:more)
            ON CONFLICT (is_only) DO UPDATE SET seconds = clock_offset.seconds + EXCLUDED.seconds
            WHERE clock_offset.seconds + EXCLUDED.seconds <= :most RETURNING seconds""")
        .bind("more", more.toSeconds()).bind("most", SandboxClock.MAX_AHEAD.toSeconds()).mapTo(Long.class).findOne());
    sum.ifPresent(seconds -> remember(Duration.ofSeconds(seconds)));
    return sum.isPresent();
  }

  @Override
  public void clear() {
    database.run(handle -> handle.execute("DELETE FROM clock_offset"));
    remember(Duration.ZERO);
  }

  private void remember(Duration ahead) {
    known.set(new Known(ahead, real.instant(), CACHED));
  }
}
