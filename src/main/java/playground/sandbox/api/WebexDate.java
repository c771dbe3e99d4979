package playground.sandbox.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Date-times as Webex writes them: ISO 8601 with milliseconds, always three digits, and {@code Z}. */
final class WebexDate {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private WebexDate() {}

  static String of(Instant moment) {
    return FORMAT.format(moment);
  }
}
