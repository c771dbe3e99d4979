package playground.sandbox.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import playground.testing.MovableClock;

/** What every {@link RequestLog} promises. */
public abstract class RequestLogContract {

  protected final MovableClock real = new MovableClock();
  private RequestLog log;

  /** An empty one. */
  protected abstract RequestLog create();

  @BeforeEach
  void start() {
    log = create();
  }

  @Test
  void anEntryIsFoundAsItWasWritten() {
    var entry = entry("one");
    log.reserve().responded(entry);

    assertEquals(List.of(entry), log.all());
    assertTrue(log.has("tracking-one"));
    assertFalse(log.has("tracking-two"));
  }

  /** The order is that of arrival, whoever gets a response first. */
  @Test
  void theNewestThatArrivedIsTheFirst() {
    var first = log.reserve();
    var second = log.reserve();
    var third = log.reserve();

    third.responded(entry("third"));
    first.responded(entry("first"));
    second.responded(entry("second"));

    assertEquals(List.of(entry("third"), entry("second"), entry("first")), log.all());
  }

  /** A body may be written in parts. */
  @Test
  void whatIsKnownLaterTakesThePlaceOfWhatWasKnownBefore() {
    var position = log.reserve();
    position.responded(entry("begun"));

    position.responded(entry("ended"));

    assertEquals(List.of(entry("ended")), log.all());
  }

  @Test
  void thousandRequestsAreTheMostAndTheOldestMakesRoom() {
    IntStream.range(0, 1_005).forEach(i -> log.reserve().responded(entry("number " + i)));

    assertEquals(1_000, log.all().size());
    assertEquals(entry("number 1004"), log.all().get(0));
    assertEquals(entry("number 5"), log.all().get(999));
  }

  /** The request that clears it is under way, and the next one is in it. */
  @Test
  void whatWasReservedBeforeItIsClearedIsNotInIt() {
    log.reserve().responded(entry("before"));
    var underWay = log.reserve();
    underWay.arrived(entry("under way"));

    log.clear();
    underWay.responded(entry("under way"));
    log.reserve().responded(entry("next"));

    assertEquals(List.of(entry("next")), log.all());
    assertFalse(log.has("tracking-before"));
    assertFalse(log.has("tracking-under way"));
  }

  protected static LogEntry entry(String name) {
    return new LogEntry(
        Instant.parse("2026-03-01T12:00:00.123456789Z"),
        new LogEntry.Request("POST", "/v1/" + name, Map.of("a", "b"), Optional.of("Basic"), Map.of("grant_type", name)),
        Optional.of(new LogEntry.Response(302, Optional.of("http://localhost/callback"), "{}")),
        List.of("a cause"),
        Optional.of("C1"),
        "tracking-" + name);
  }
}
