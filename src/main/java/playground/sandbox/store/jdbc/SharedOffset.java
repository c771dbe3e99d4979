package playground.sandbox.store.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import playground.database.Database;
import playground.database.DatabaseUnavailableException;
import playground.sandbox.store.SandboxClock;

/**
 * How far the sandbox's clock is ahead, on all nodes. The node that moves it sees that at once, the others within {@link
 * #CACHED}. In an outage the last known one counts, since nothing else works then.
 */
final class SharedOffset implements SandboxClock.Offset {

  /** How long a node goes on with what it has read, in real time. */
  static final Duration CACHED = Duration.ofSeconds(1);

  private record Known(Duration ahead, Instant since) {}

  private final Database database;
  private final Clock real;
  private final AtomicReference<Known> known;

  SharedOffset(Database database, Clock real) {
    this.database = database;
    this.real = real;
    this.known = new AtomicReference<>(new Known(read(), real.instant()));
  }

  @Override
  public Duration get() {
    var last = known.get();
    if (Duration.between(last.since(), real.instant()).abs().compareTo(CACHED) < 0) {
      return last.ahead();
    }
    var since = real.instant(); // before it is read, so that a change meanwhile is not missed for longer
    known.compareAndSet(last, new Known(readOr(last.ahead()), since)); // unless this node has just moved it
    return known.get().ahead();
  }

  private Duration readOr(Duration last) {
    try {
      return read();
    } catch (DatabaseUnavailableException e) {
      return last;
    }
  }

  private Duration read() {
    return database.run(handle -> handle.createQuery("SELECT seconds FROM clock_offset")
        .mapTo(Long.class).findOne().map(Duration::ofSeconds).orElse(Duration.ZERO));
  }

  @Override
  public void set(Duration ahead) {
    database.run(handle -> handle.createUpdate("""
            INSERT INTO clock_offset (seconds) VALUES (:seconds)
            ON CONFLICT (is_only) DO UPDATE SET seconds = EXCLUDED.seconds""")
        .bind("seconds", ahead.toSeconds()).execute());
    known.set(new Known(ahead, real.instant()));
  }
}
