package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a refresh token stands for.
 *
 * @param clockStarted when its {@link Tokens#REFRESH_LIFE} last began to run
 */
public record RefreshToken(Grant grant, Instant clockStarted) {

  /** What is left of its life now, to the whole second below. */
  public Duration left(Clock clock) {
    return Duration.ofSeconds(Duration.between(clock.instant(), clockStarted.plus(Tokens.REFRESH_LIFE)).toSeconds());
  }
}
