package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a refresh token stands for.
 *
 * @param clockStarted when its {@link Tokens#REFRESH_LIFE} last began to run
 * @param usedUp when it was exchanged for another one, under {@link RefreshPolicy#rotate}; empty while it is good
 */
public record RefreshToken(Grant grant, Instant clockStarted, Optional<Instant> usedUp) {

  Instant expiresAt() {
    return clockStarted.plus(Tokens.REFRESH_LIFE);
  }

  /** What is left of its life now, to the whole second below. */
  public Duration left(Clock clock) {
    return Duration.ofSeconds(Duration.between(clock.instant(), expiresAt()).toSeconds());
  }
}
