package playground.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Hands the lines of requests over to one thread, which writes them in batches: within {@value #GATHERING_MILLIS}
 * milliseconds, and at once when somebody flushes. A request never waits for the output. While that takes nothing, the
 * first {@value #CAPACITY} lines are kept; further ones are counted, and their number is written in their place.
 *
 * <p>The thread is started by the first line, and sleeps while there is none. Safe for use by several threads.
 *
 * <p>Jetty's {@code AsyncRequestLogWriter} would not do: what is in its queue when it stops is lost, and so is, uncounted,
 * what comes while it is full. It has requests format their lines, flushes each of them, and starts with the server.
 */
final class RequestLineQueue {

  static final int CAPACITY = 4096;

  private static final int GATHERING_MILLIS = 100;

  /** Where a batch goes; called by one thread, and may block. */
  interface Output {
    /**
     * @param missing how many lines, after these, were not kept
     */
    void write(List<RequestLine> lines, long missing);
  }

  private final Supplier<Output> output;
  private List<RequestLine> waiting = new ArrayList<>();
  private List<RequestLine> spare = new ArrayList<>();
  private long missing;
  private long added; // how many lines, ever
  private long written;
  private long hurried; // how many lines, ever, are not to wait for others
  private Thread writer;

  /**
   * @param output made by the thread that uses it
   */
  RequestLineQueue(Supplier<Output> output) {
    this.output = output;
  }

  synchronized void add(RequestLine line) {
    if (waiting.size() == CAPACITY) {
      missing++;
      return;
    }
    waiting.add(line);
    added++;
    if (writer == null) {
      start();
    } else if (waiting.size() == 1 || isHalfFull()) {
      notifyAll();
    }
  }

  /** Has the lines so far written at once, without waiting for it. */
  synchronized void hurry() {
    hurried = added;
    notifyAll();
  }

  /** Returns when the lines so far are written, or when the time is over. */
  synchronized void flush(Duration timeout) {
    hurry();
    var end = System.nanoTime() + timeout.toNanos();
    var last = added;
    try {
      for (var left = timeout.toMillis(); written < last && left > 0; left = millisUntil(end)) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start() {
    var thread = new Thread(this::run, "request-log");
    thread.setDaemon(true);
    thread.start();
    writer = thread;
  }

  private void run() {
    try {
      var out = output.get();
      while (true) {
        awaitBatch();
        write(out);
      }
    } catch (InterruptedException e) {
      // ends as if it had failed
    } finally {
      replace();
    }
  }

  /** Whatever ended the thread: the lines that wait, or the next one, start another. */
  private synchronized void replace() {
    writer = null;
    if (!waiting.isEmpty()) {
      start();
    }
  }

  /** One line that comes alone waits for others, so that many make one batch. */
  private synchronized void awaitBatch() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    var end = System.nanoTime() + Duration.ofMillis(GATHERING_MILLIS).toNanos();
    for (long left = GATHERING_MILLIS; hurried <= written && !isHalfFull() && left > 0; left = millisUntil(end)) {
      wait(left);
    }
  }

  private void write(Output out) {
    List<RequestLine> batch;
    long lost;
    synchronized (this) {
      batch = waiting;
      waiting = spare;
      lost = missing;
      missing = 0;
    }
    try {
      out.write(batch, lost);
    } finally {
      synchronized (this) {
        written += batch.size();
        batch.clear();
        spare = batch;
        notifyAll();
      }
    }
  }

  private boolean isHalfFull() {
    return waiting.size() >= CAPACITY / 2;
  }

  private static long millisUntil(long nanoTime) {
    return Duration.ofNanos(nanoTime - System.nanoTime()).toMillis();
  }
}
