package playground.sandbox.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The latest requests in the order of their arrival, newest first. */
public final class RequestLog {

  /** Most requests that are held; one more drops the oldest. */
  public static final int CAPACITY = 1_000;

  private final Deque<AtomicReference<LogEntry>> entries = new ArrayDeque<>();

  /** Reserves the position of a request that has just arrived. */
  synchronized AtomicReference<LogEntry> reserve() {
    if (entries.size() >= CAPACITY) {
      entries.removeLast();
    }
    var position = new AtomicReference<LogEntry>();
    entries.addFirst(position);
    return position;
  }

  /** Whether a request with that tracking id is in it. */
  public boolean has(String trackingId) {
    return all().stream().anyMatch(entry -> entry.trackingId().equals(trackingId));
  }

  synchronized List<LogEntry> all() {
    return entries.stream().map(AtomicReference::get).filter(Objects::nonNull).toList();
  }
}
