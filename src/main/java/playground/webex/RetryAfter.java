package playground.webex;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The wait that a server demands (RFC 9110 §10.2.3): seconds, or a date. */
public final class RetryAfter {

  /** The longest wait; a server that asks for more gets this. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /**
   * Empty when there is no such header or it is malformed; a date is compared with the response's own.
   *
   * @param now for a response without a date
   */
  public static Optional<Duration> of(RawResponse response, Instant now) {
    var respondedAt = response.header("Date").flatMap(RetryAfter::date).orElse(now);
    return response.header("Retry-After").flatMap(value -> read(value.strip(), respondedAt));
  }

  private static Optional<Duration> read(String value, Instant respondedAt) {
    if (value.matches("\\d+")) {
      return Optional.of(value.length() > 9 ? LONGEST : capped(Duration.ofSeconds(Long.parseLong(value))));
    }
    return date(value).map(until -> capped(Duration.between(respondedAt, until)));
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Duration capped(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
