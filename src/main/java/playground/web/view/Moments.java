package playground.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations and moments in words. */
public final class Moments {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final DateTimeFormatter TO_THE_MILLISECOND =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss.SSS 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Moments() {}

  /** For {@code datetime} in HTML, which takes no more than milliseconds. */
  public static String iso(Instant moment) {
    return ISO.format(moment);
  }

  /** Such as {@code 8 Dec 2026, 01:44:05.123 UTC}. */
  public static String toTheMillisecond(Instant moment) {
    return TO_THE_MILLISECOND.format(moment);
  }

  /** Such as {@code Tuesday 8 December 2026, 01:44:05 UTC}. */
  static String inWords(Instant moment) {
    return DAY_AND_TIME.format(moment);
  }

  /** The two largest units, such as {@code 13 days 23 hours}; {@code expired} for none or less. */
  static String left(Duration left) {
    if (left.isNegative() || left.isZero()) {
      return "expired";
    }
    var parts = new ArrayList<String>();
    add(parts, left.toDays(), "day");
    add(parts, left.toHoursPart(), "hour");
    add(parts, left.toMinutesPart(), "minute");
    add(parts, left.toSecondsPart(), "second");
    return parts.isEmpty() ? "less than a second" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
  }

  /** Such as {@code in 1 hour 59 minutes} or {@code 2 days 3 hours ago}, to the minute unless it is less. */
  public static String fromNow(Instant moment, Instant now) {
    var distance = Duration.between(now, moment);
    if (distance.abs().toSeconds() == 0) {
      return "just now";
    }
    var words = left(distance.abs().toMinutes() > 0 ? distance.abs().truncatedTo(ChronoUnit.MINUTES) : distance.abs());
    return distance.isNegative() ? words + " ago" : "in " + words;
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}
