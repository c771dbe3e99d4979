package playground.flow;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.DatabaseUnavailableException;

/** Waits for what other nodes do, or for the store to come back, for a limited time. Thread-safe. */
final class Patience {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** How long tokens wait for a store that is away before they are given up. */
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private final Executor background = Executors.newSingleThreadExecutor(work -> { // has no thread before the first work
    var daemon = new Thread(work, "flow-store-patience");
    daemon.setDaemon(true);
    return daemon;
  });

  /**
   * Runs an action again and again until the store takes part.
   *
   * @param action gets the number of the attempt, from 1; an earlier one may have succeeded although it failed here
   * @throws DatabaseUnavailableException when it does not in time
   */
  <T> T until(IntFunction<T> action) {
    var end = System.nanoTime() + LONGEST.toNanos();
    for (var attempt = 1; ; attempt++) {
      try {
        return action.apply(attempt);
      } catch (DatabaseUnavailableException e) {
        if (hasPassed(end)) {
          throw e;
        }
        pause();
      }
    }
  }

  /** Does in the background, and without promise, what nobody need wait for. */
  void later(Runnable action) {
    background.execute(() -> {
      try {
        action.run();
      } catch (DatabaseUnavailableException e) {
        LOG.debug("the store is still away: {}", e.getMessage());
      }
    });
  }

  /** Waits as long as somebody else is at work. */
  void asLongAs(BooleanSupplier atWork) {
    var end = System.nanoTime() + LONGEST.toNanos();
    while (atWork.getAsBoolean() && !hasPassed(end)) {
      pause();
    }
  }

  private static boolean hasPassed(long end) {
    return System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted();
  }

  private static void pause() {
    LockSupport.parkNanos(INTERVAL.toNanos());
  }
}
