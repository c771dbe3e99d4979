package playground.sandbox.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment on a page, to the millisecond. */
public record Timestamp(Instant moment) {

  private static final DateTimeFormatter EXACT = formatter("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter READABLE = formatter("uuuu-MM-dd HH:mm:ss.SSS 'UTC'");

  /** For a {@code datetime} attribute, which takes no finer fraction. */
  public String exact() {
    return EXACT.format(moment);
  }

  public String readable() {
    return READABLE.format(moment);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
