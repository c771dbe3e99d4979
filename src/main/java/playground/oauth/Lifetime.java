package playground.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a token lives. Both parts are empty when the server did not say.
 *
 * @param duration as sent
 * @param end of the token, counted from when the response came
 */
public record Lifetime(Optional<Duration> duration, Optional<Instant> end) {

  static Lifetime from(Instant receivedAt, Optional<Duration> duration) {
    return new Lifetime(duration, duration.map(receivedAt::plus));
  }

  /** False when the end is unknown. */
  public boolean isOverAt(Instant now) {
    return end.map(moment -> !now.isBefore(moment)).orElse(false);
  }
}
