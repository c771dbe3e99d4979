package playground.text;

import java.time.Duration;
import playground.webex.RetryAfter;

/** Durations in words, in their largest sensible unit. */
final class Durations {

  private Durations() {}

  /** Such as {@code 3 seconds}, {@code 12 minutes} or {@code 14 days}, rounded to it. */
  static String inWords(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
      return count(duration.toSeconds(), "second");
    }
    if (duration.compareTo(Duration.ofHours(2)) < 0) {
      return count(duration.plusSeconds(30).toMinutes(), "minute");
    }
    return duration.compareTo(Duration.ofDays(2)) < 0
        ? count(duration.plusMinutes(30).toHours(), "hour")
        : count(duration.plusHours(12).toDays(), "day");
  }

  /** A wait that a server demands. */
  static String ofWait(Duration wait) {
    return wait.equals(RetryAfter.LONGEST) ? "an hour or more" : count(wait.toSeconds(), "second");
  }

  private static String count(long number, String unit) {
    return number == 1 ? "1 " + unit : number + " " + unit + "s";
  }
}
