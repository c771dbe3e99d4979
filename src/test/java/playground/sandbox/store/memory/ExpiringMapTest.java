package playground.sandbox.store.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.testing.MovableClock;

/** What the sandbox remembers is bounded in time and in number. */
class ExpiringMapTest {

  private final MovableClock clock = new MovableClock();

  @Test
  void anEntryLivesItsLifeAndNotAMomentLonger() {
    var map = new ExpiringMap<String>(clock, Duration.ofMinutes(1), 10);
    map.put("key", "value");

    clock.forward(Duration.ofMinutes(1).minusNanos(1));
    assertEquals(Optional.of("value"), map.get("key"));
    clock.forward(Duration.ofNanos(1));

    assertEquals(Optional.empty(), map.get("key"));
  }

  @Test
  void oneMoreThanItHoldsDropsTheOldest() {
    var map = new ExpiringMap<Integer>(clock, Duration.ofMinutes(1), 3);

    IntStream.range(0, 4).forEach(i -> map.put("key" + i, i));

    assertEquals(Optional.empty(), map.get("key0"));
    assertEquals(Optional.of(1), map.get("key1"));
    assertEquals(Optional.of(3), map.get("key3"));
  }

  @Test
  void tenThousandEntriesLeaveNoMoreThanItHolds() {
    var map = new ExpiringMap<Integer>(clock, Duration.ofMinutes(1), 100);

    IntStream.range(0, 10_000).forEach(i -> map.put("key" + i, i));

    assertEquals(100, map.size());
  }

  @Test
  void whatIsTooOldMakesRoomForTheNew() {
    var map = new ExpiringMap<Integer>(clock, Duration.ofMinutes(1), 100);
    IntStream.range(0, 100).forEach(i -> map.put("old" + i, i));
    clock.forward(Duration.ofMinutes(2));

    IntStream.range(0, 100).forEach(i -> map.put("new" + i, i));

    assertEquals(100, map.size());
    assertEquals(100, map.values().size());
  }

  /** As when the sandbox returns to the real time. */
  @Test
  void whatWasTooOldForAWhileLivesAgainWhenTheClockIsSetBack() {
    var map = new ExpiringMap<String>(clock, Duration.ofMinutes(1), 10);
    map.put("before", "kept");
    clock.forward(Duration.ofDays(90));
    map.put("meanwhile", "new");

    clock.forward(Duration.ofDays(-90));

    assertEquals(Optional.of("kept"), map.get("before"));
  }

  @Test
  void puttingAgainRenewsTheLifeAndTakesNoOthersPlace() {
    var map = new ExpiringMap<Integer>(clock, Duration.ofMinutes(1), 2);
    map.put("a", 1);
    map.put("b", 1);
    clock.forward(Duration.ofSeconds(59));

    map.put("a", 2);
    clock.forward(Duration.ofSeconds(2));

    assertEquals(Optional.of(2), map.get("a"));
    assertEquals(Optional.empty(), map.get("b"));
  }
}
