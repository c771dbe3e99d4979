package playground.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations and moments in words. */
public final class Moments {

  private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Moments() {}

  /** For {@code datetime} in HTML, which takes no more than milliseconds. */
  public static String iso(Instant moment) {
    return ISO.format(moment);
  }

  /** The same without fractions of a second. */
  static String isoToTheSecond(Instant moment) {
    var at = moment.atOffset(ZoneOffset.UTC);
    return at.toLocalDate() + "T" + time(at) + "Z";
  }

  /** Such as {@code 8 Dec 2026, 01:44:05.123 UTC}. */
  public static String toTheMillisecond(Instant moment) {
    var at = moment.atOffset(ZoneOffset.UTC);
    var millis = at.getNano() / 1_000_000;
    return at.getDayOfMonth() + " " + name(at.getMonth()).substring(0, 3) + " " + at.getYear() + ", " + time(at) + "."
        + (millis < 100 ? "0" : "") + twoDigits(millis) + " UTC";
  }

  /** Such as {@code Tuesday 8 December 2026, 01:44:05 UTC}. */
  static String inWords(Instant moment) {
    var at = moment.atOffset(ZoneOffset.UTC);
    return name(at.getDayOfWeek()) + " " + at.getDayOfMonth() + " " + name(at.getMonth()) + " " + at.getYear() + ", "
        + time(at) + " UTC";
  }

  private static String time(OffsetDateTime at) {
    return twoDigits(at.getHour()) + ":" + twoDigits(at.getMinute()) + ":" + twoDigits(at.getSecond());
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** In English, as the constants of a day of the week or a month are called. */
  private static String name(Enum<?> dayOrMonth) {
    return dayOrMonth.name().charAt(0) + dayOrMonth.name().substring(1).toLowerCase(Locale.ROOT);
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
