package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** F-18: lines on their way to an output that is slow, stalls or fails. */
@Timeout(20) // seconds; only for a queue that blocks
class RequestLineQueueTest {

  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofSeconds(60);

  /** What an output got: the ids of lines, and how many were missing after them. */
  private record Batch(List<String> ids, long missing) {
    Batch(String... ids) {
      this(List.of(ids), 0);
    }
  }

  /** Hands each batch over to the test, and takes no other one before the test has it. */
  private final SynchronousQueue<Batch> written = new SynchronousQueue<>();

  private final Semaphore began = new Semaphore(0);

  private final RequestLineQueue queue = new RequestLineQueue(() -> this::handOver);

  private void handOver(List<RequestLine> lines, long missing) {
    began.release();
    try {
      written.put(new Batch(lines.stream().map(RequestLine::requestId).toList(), missing));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void linesThatComeWhileABatchIsWrittenAreTheNextOne() throws Exception {
    add("1");
    queue.hurry();
    var first = written.take();
    Stream.of("2", "3", "4").forEach(this::add);
    queue.hurry();

    assertEquals(new Batch("1"), first);
    assertEquals(new Batch("2", "3", "4"), written.take());
  }

  /** Nobody flushes: the queue does by itself. */
  @Test
  void aLineThatNoOtherFollowsIsWrittenTooAndSoIsTheNext() throws Exception {
    add("1");
    assertEquals(new Batch("1"), written.take());

    add("2");
    assertEquals(new Batch("2"), written.take());
  }

  @Test
  void anOutputThatStallsLosesNoLineThatFitsAndTheNumberOfThoseThatDoNotStandsInTheirPlace() throws Exception {
    var fits = IntStream.range(0, RequestLineQueue.CAPACITY).mapToObj(Integer::toString).toList();
    add("first");
    queue.hurry();
    began.acquire(); // it has the first line, and takes no more
    fits.forEach(this::add);
    Stream.of("lost", "lost", "lost").forEach(this::add);

    assertEquals(new Batch("first"), written.take());
    began.acquire();
    add("last");
    queue.hurry();
    assertEquals(new Batch(fits, 3), written.take());
    assertEquals(new Batch("last"), written.take());
  }

  /** Each thread's lines in its own order, and none twice. */
  @Test
  void linesOfSeveralThreadsAllArrive() throws Exception {
    var received = new ArrayList<String>();
    var counting = new RequestLineQueue(() -> (lines, missing) -> lines.forEach(line -> received.add(line.requestId())));
    var expected = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
    var threads = IntStream.range(0, 4).mapToObj(t -> new Thread(() -> expected.forEach(id -> counting.add(line(t + ":" + id))))).toList();
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }

    counting.flush(AS_LONG_AS_IT_TAKES);

    assertEquals(2_000, received.size());
    for (var t = 0; t < 4; t++) {
      var prefix = t + ":";
      assertEquals(expected, received.stream().filter(id -> id.startsWith(prefix)).map(id -> id.substring(2)).toList());
    }
  }

  @Test
  void aFlushEndsAlthoughTheOutputTakesNothing() throws Exception {
    add("1");

    queue.flush(Duration.ofMillis(1));

    assertEquals(new Batch("1"), written.take());
  }

  @Test
  void anOutputThatFailsLosesItsBatchAndNotTheNext() {
    var received = new ArrayList<String>();
    var failing = new RequestLineQueue(() -> (lines, missing) -> {
      if (received.isEmpty()) {
        received.add("failed");
        throw new FailedOutput();
      }
      lines.forEach(line -> received.add(line.requestId()));
    });

    failing.add(line("1"));
    failing.flush(AS_LONG_AS_IT_TAKES);
    failing.add(line("2"));
    failing.flush(AS_LONG_AS_IT_TAKES);

    assertEquals(List.of("failed", "2"), received);
  }

  /** Nothing to write, no thread: a start pays for none. */
  @Test
  void theFirstLineStartsTheOneThreadWhichDoesNotKeepTheProcessAlive() {
    var writers = new ArrayList<Thread>();
    var watched = new RequestLineQueue(() -> {
      writers.add(Thread.currentThread());
      return (lines, missing) -> {};
    });
    watched.flush(AS_LONG_AS_IT_TAKES);
    assertTrue(writers.isEmpty());

    watched.add(line("1"));
    watched.flush(AS_LONG_AS_IT_TAKES);
    watched.add(line("2"));
    watched.flush(AS_LONG_AS_IT_TAKES);

    assertEquals(1, writers.size());
    assertTrue(writers.get(0).isDaemon());
  }

  private void add(String id) {
    queue.add(line(id));
  }

  private static RequestLine line(String id) {
    return new RequestLine(0, "thread", "site", "GET", "/", 200, 0, id);
  }

  /** Without a stack trace, which the test's output would show. */
  @SuppressWarnings("serial") // never serialized
  private static final class FailedOutput extends RuntimeException {
    FailedOutput() {
      super("as this test wants it", null, false, false);
    }
  }
}
