package playground.web.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Moments as pages show them. */
class MomentsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.000000001Z");

  /** HTML: a valid time string has one, two or three digits after the decimal point. */
  @Test
  void inMarkupAMomentHasThreeDigitsOfASecond() {
    assertEquals("2026-03-01T12:00:00.000Z", Moments.iso(NOW));
    assertEquals("2026-03-01T12:00:00.123Z", Moments.iso(NOW.plusNanos(123_456_789)));
  }

  @Test
  void distancesAreInWordsToTheMinute() {
    assertEquals("just now", Moments.fromNow(NOW, NOW));
    assertEquals("in 59 minutes", Moments.fromNow(NOW.plusSeconds(3599), NOW));
    assertEquals("in 1 hour 59 minutes", Moments.fromNow(NOW.plusSeconds(7199), NOW));
    assertEquals("1 second ago", Moments.fromNow(NOW.minusSeconds(1), NOW));
    assertEquals("2 days 3 hours ago", Moments.fromNow(NOW.minusSeconds(51 * 3600), NOW));
  }
}
