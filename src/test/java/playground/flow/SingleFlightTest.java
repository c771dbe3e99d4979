package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import playground.testing.Wait;

/** F-07, F-12: a double click is one request, and both clicks see its result. */
class SingleFlightTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final SingleFlight flights = new SingleFlight();
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch isRunning = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  /** Whoever comes meanwhile waits and does nothing more. */
  @Test
  void whoComesMeanwhileWaitsForTheEndOfTheFirst() throws Exception {
    var first = startTheFirst();
    var second = start();
    Wait.until("the thread waits", () -> second.getState() == Thread.State.TIMED_WAITING);

    end.countDown();

    first.join(AT_ONCE.toMillis());
    second.join(AT_ONCE.toMillis());
    assertFalse(first.isAlive() || second.isAlive());
    assertEquals(1, runs.get());
  }

  @Test
  void whoComesAfterwardsRunsItAgain() {
    flights.run("key", runs::incrementAndGet);
    flights.run("key", runs::incrementAndGet);

    assertEquals(2, runs.get());
  }

  /** Another flow, or another step of this one, does not wait. */
  @Test
  void anotherKeyRunsBesideIt() throws Exception {
    startTheFirst();

    assertTimeoutPreemptively(AT_ONCE, () -> flights.run("another", runs::incrementAndGet));

    assertEquals(2, runs.get());
    end.countDown();
  }

  @Test
  void aFailureIsThrownToWhoRanItAndTheNextOneRuns() {
    var failure = new IllegalStateException("no");

    assertEquals(failure, assertThrows(IllegalStateException.class, () -> flights.run("key", () -> {
      throw failure;
    })));

    flights.run("key", runs::incrementAndGet);
    assertEquals(1, runs.get(), "the next one runs");
  }

  /** F-06: two wait; more return at once and hold no thread. */
  @Test
  void theThirdThatWouldWaitReturnsAtOnce() throws Exception {
    startTheFirst();
    var waiting = new ArrayList<Thread>();
    for (var i = 0; i < 2; i++) {
      var next = start();
      waiting.add(next);
      Wait.until("the thread waits", () -> next.getState() == Thread.State.TIMED_WAITING);
    }

    assertTimeoutPreemptively(AT_ONCE, () -> flights.run("key", runs::incrementAndGet));

    assertTrue(waiting.stream().allMatch(Thread::isAlive), "while the two still wait");
    assertEquals(1, runs.get());
    end.countDown();
  }

  /** A place that somebody stopped waiting in is free again. */
  @Test
  void whoStopsWaitingMakesRoom() throws Exception {
    startTheFirst();
    for (var i = 0; i < 5; i++) {
      var next = start();
      Wait.until("the thread waits", () -> next.getState() == Thread.State.TIMED_WAITING);
      next.interrupt();
      next.join(AT_ONCE.toMillis());
      assertFalse(next.isAlive());
    }

    assertEquals(1, runs.get());
    end.countDown();
  }

  /** The server stops: the thread that waits learns of it. */
  @Test
  void anInterruptionIsPassedOn() throws Exception {
    startTheFirst();
    var isInterrupted = new AtomicInteger();
    var second = new Thread(() -> {
      flights.run("key", runs::incrementAndGet);
      isInterrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
    });
    second.start();
    Wait.until("the thread waits", () -> second.getState() == Thread.State.TIMED_WAITING);

    second.interrupt();
    second.join(AT_ONCE.toMillis());

    assertEquals(1, isInterrupted.get());
    end.countDown();
  }

  private Thread startTheFirst() throws InterruptedException {
    var first = start();
    isRunning.await();
    return first;
  }

  /** Runs until the end is signalled. */
  private Thread start() {
    var thread = new Thread(() -> flights.run("key", () -> {
      runs.incrementAndGet();
      isRunning.countDown();
      awaitTheEnd();
    }));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void awaitTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
