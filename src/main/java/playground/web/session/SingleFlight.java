package playground.web.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes a double click one request: whoever comes while the step runs waits for its end and does nothing more, so
 * that both see the same result. Whoever comes after its end runs it, even if others are still about to leave.
 */
final class SingleFlight {

  /** More clicks than that go back to the page at once; waiting ones each hold a thread. */
  private static final int MAX_WAITING = 2;

  private static final long LONGEST_WAIT_MINUTES = 5; // the longest that webex.timeout can be

  /** Falls when the running step ends; null while none runs. */
  private final AtomicReference<CountDownLatch> running = new AtomicReference<>();
  private final Semaphore waiting = new Semaphore(MAX_WAITING);

  void run(Runnable step) {
    var end = new CountDownLatch(1);
    var other = running.compareAndExchange(null, end);
    if (other == null) {
      try {
        step.run();
      } finally {
        running.set(null);
        end.countDown();
      }
    } else if (waiting.tryAcquire()) {
      await(other);
    }
  }

  boolean isRunning() {
    return running.get() != null;
  }

  private void await(CountDownLatch other) {
    try {
      if (!other.await(LONGEST_WAIT_MINUTES, TimeUnit.MINUTES)) {
        return; // to the page, which says that it is still under way
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.release();
    }
  }
}
