package playground.sandbox.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** {@link RequestLog} in memory. */
public final class MemoryLog implements RequestLog {

  private static final class Held implements Position {

    private volatile LogEntry entry; // null until the first is noted

    @Override
    public void arrived(LogEntry noted) {
      entry = noted;
    }

    @Override
    public void responded(LogEntry noted) {
      entry = noted;
    }
  }

  private final Deque<Held> positions = new ArrayDeque<>();

  @Override
  public synchronized Position reserve() {
    if (positions.size() >= CAPACITY) {
      positions.removeLast();
    }
    var position = new Held();
    positions.addFirst(position);
    return position;
  }

  @Override
  public boolean has(String trackingId) {
    return all().stream().anyMatch(entry -> entry.trackingId().equals(trackingId));
  }

  @Override
  public synchronized void clear() {
    positions.clear();
  }

  @Override
  public synchronized List<LogEntry> all() {
    return positions.stream().map(held -> held.entry).filter(Objects::nonNull).toList();
  }
}
