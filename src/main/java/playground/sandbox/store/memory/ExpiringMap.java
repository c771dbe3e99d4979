package playground.sandbox.store.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Remembers a limited number of things for a limited time. What is too old cannot be had, but is dropped only to
 * make room: the clock may have been turned forward for a while, and once it is set right the entry lives again.
 *
 * @param <V> what is remembered under a text
 */
final class ExpiringMap<V> {

  private record Entry<V>(V value, Instant expiresAt) {}

  private final Clock clock;
  private final Duration life;
  private final int capacity;
  private final LinkedHashMap<String, Entry<V>> entries = new LinkedHashMap<>(); // oldest put first

  /**
   * @param life how long each entry is kept, counted from the moment it was put
   * @param capacity most entries; one more drops the oldest
   */
  ExpiringMap(Clock clock, Duration life, int capacity) {
    this.clock = clock;
    this.life = life;
    this.capacity = capacity;
  }

  /** Puts it in as the newest, also when it was there before. */
  synchronized void put(String key, V value) {
    entries.remove(key);
    if (entries.size() >= capacity) {
      entries.remove(entries.keySet().iterator().next());
    }
    entries.put(key, new Entry<>(value, clock.instant().plus(life)));
  }

  /** Empty when it never was there, or is too old, or had to make room. */
  synchronized Optional<V> get(String key) {
    var now = clock.instant();
    return Optional.ofNullable(entries.get(key)).filter(entry -> entry.expiresAt().isAfter(now)).map(Entry::value);
  }

  /** Forgets all of them before their time. */
  synchronized void clear() {
    entries.clear();
  }

  /** Forgets it before its time. */
  synchronized void remove(String key) {
    entries.remove(key);
  }

  /**
   * Replaces a value without prolonging its life.
   *
   * @return the value before; empty when there is none that can be had
   */
  synchronized Optional<V> update(String key, UnaryOperator<V> change) {
    var before = get(key);
    before.ifPresent(value -> entries.computeIfPresent(
        key, (same, entry) -> new Entry<>(change.apply(value), entry.expiresAt())));
    return before;
  }

  /** Puts other values in the places of those that are there. */
  synchronized void replaceAll(UnaryOperator<V> change) {
    entries.replaceAll((key, entry) -> new Entry<>(change.apply(entry.value()), entry.expiresAt()));
  }

  /** All that is neither too old nor had to make room, oldest first. */
  synchronized List<V> values() {
    var now = clock.instant();
    return entries.values().stream().filter(entry -> entry.expiresAt().isAfter(now)).map(Entry::value).toList();
  }

  synchronized int size() {
    return entries.size();
  }
}
