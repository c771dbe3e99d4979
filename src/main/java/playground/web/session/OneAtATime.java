package playground.web.session;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes a double click one request: whoever comes while the step runs waits for its end and does nothing more, so
 * that both see the same result.
 */
final class OneAtATime {

  /** More clicks than that go back to the page at once; waiting ones each hold a thread. */
  private static final int MAX_WAITING = 2;

  private static final long LONGEST_WAIT_MINUTES = 5; // the longest that webex.timeout can be

  private final ReentrantLock running = new ReentrantLock();
  private final Semaphore waiting = new Semaphore(MAX_WAITING);

  void run(Runnable step) {
    if (running.tryLock()) {
      try {
        step.run();
      } finally {
        running.unlock();
      }
    } else if (waiting.tryAcquire()) {
      awaitTheOther();
    }
  }

  boolean isRunning() {
    return running.isLocked();
  }

  private void awaitTheOther() {
    try {
      if (running.tryLock(LONGEST_WAIT_MINUTES, TimeUnit.MINUTES)) {
        running.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.release();
    }
  }
}
