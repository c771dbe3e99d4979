package playground.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what has expired, every minute, in small batches, in one thread of its own. Every node may have one. */
public final class Sweeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final int MAX_BATCHES = 100; // in a row; the rest has time until the next minute

  private final List<IntSupplier> batches;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
    var daemon = new Thread(work, "database-sweeper");
    daemon.setDaemon(true);
    return daemon;
  });

  /**
   * @param batches each deletes some rows and returns how many they were
   */
  public Sweeper(List<IntSupplier> batches) {
    this.batches = List.copyOf(batches);
  }

  /** From now on it sweeps. */
  public void start() {
    thread.scheduleWithFixedDelay(this::sweep, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An outage ends this turn and no other. */
  void sweep() {
    try {
      for (var batch : batches) {
        for (var i = 0; i < MAX_BATCHES && batch.getAsInt() > 0; i++) {
          if (Thread.currentThread().isInterrupted()) {
            return;
          }
        }
      }
    } catch (DatabaseUnavailableException e) {
      LOG.debug("nothing was swept: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("sweeping failed", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
