package playground.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes a double click one request: whoever comes while the action runs waits for its end and does nothing more, so that
 * both see the same result. Whoever comes after its end runs it again.
 */
final class SingleFlight {

  /** More callers than that return at once: each waiting one holds a thread. */
  private static final int MAX_WAITING = 2;

  private static final long LONGEST_WAIT_MINUTES = 5; // the longest that webex.timeout can be

  private record Running(CountDownLatch end, Semaphore waiting) {}

  private final Map<Object, Running> running = new ConcurrentHashMap<>();

  /**
   * @param key what the action is about; actions with other keys run beside it
   */
  void run(Object key, Runnable action) {
    var mine = new Running(new CountDownLatch(1), new Semaphore(MAX_WAITING));
    var other = running.putIfAbsent(key, mine);
    if (other != null) {
      await(other);
      return;
    }
    try {
      action.run();
    } finally {
      running.remove(key, mine);
      mine.end.countDown();
    }
  }

  private static void await(Running other) {
    if (!other.waiting.tryAcquire()) {
      return;
    }
    try {
      if (!other.end.await(LONGEST_WAIT_MINUTES, TimeUnit.MINUTES)) {
        return; // the page says that it is still under way
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      other.waiting.release();
    }
  }
}
