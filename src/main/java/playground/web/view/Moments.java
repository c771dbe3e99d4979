package playground.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations and moments in words. */
public final class Moments {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Moments() {}

  /** Such as {@code Tuesday 8 December 2026, 01:44:05 UTC}. */
  static String inWords(Instant moment) {
    return DAY_AND_TIME.format(moment);
  }

  /** The two largest units, such as {@code 13 days 23 hours}; {@code over} for none or less. */
  static String left(Duration left) {
    if (left.isNegative() || left.isZero()) {
      return "over";
    }
    var parts = new ArrayList<String>();
    add(parts, left.toDays(), "day");
    add(parts, left.toHoursPart(), "hour");
    add(parts, left.toMinutesPart(), "minute");
    add(parts, left.toSecondsPart(), "second");
    return parts.isEmpty() ? "less than a second" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}
