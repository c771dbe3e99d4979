package playground.sandbox.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, newest first. */
public final class RequestLog {

  /** Most that are kept; one more drops the oldest. */
  public static final int CAPACITY = 1_000;

  private final Deque<LogEntry> entries = new ArrayDeque<>();

  synchronized void add(LogEntry entry) {
    if (entries.size() >= CAPACITY) {
      entries.removeLast();
    }
    entries.addFirst(entry);
  }

  synchronized List<LogEntry> all() {
    return List.copyOf(entries);
  }
}
