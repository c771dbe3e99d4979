package playground.sandbox.fault;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.sandbox.error.JsonBodies;

/**
 * The clock on the page of the faults.
 *
 * @param ahead how far it is ahead of the real one; zero when it has not been moved
 * @param days what the field holds at first
 * @param curl the command that moves it by a day
 */
public record ClockCard(Duration ahead, String days, String curl) {

  /** The id of the card on the page. */
  public static final String ANCHOR = "clock";

  static ClockCard of(Duration ahead, String origin, Map<String, String> typed) {
    var curl = "curl -X POST " + origin + ClockServlet.PATH + " -H 'Content-Type: application/json' -d '"
        + JsonBodies.text(ClockServlet.forward(Duration.ofDays(1))) + "'";
    return new ClockCard(ahead, typed.getOrDefault(ClockServlet.DAYS, "1"), curl);
  }

  public boolean isMoved() {
    return !ahead.isZero();
  }

  /** Such as {@code 14 days 1 hour}. */
  public String aheadInWords() {
    return Stream.of(
            words(ahead.toDays(), "day"), words(ahead.toHoursPart(), "hour"),
            words(ahead.toMinutesPart(), "minute"), words(ahead.toSecondsPart(), "second"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String words(long count, String unit) {
    return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
  }
}
