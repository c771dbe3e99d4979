package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a refresh token stands for.
 *
 * @param lifeBegan when its {@link Tokens#REFRESH_LIFE} last began
 * @param usedUp when it was exchanged for another one, under {@link RefreshPolicy#rotate}; empty before
 */
public record RefreshToken(UUID grantId, Instant lifeBegan, Optional<Instant> usedUp) {

  public Instant expiresAt() {
    return lifeBegan.plus(Tokens.REFRESH_LIFE);
  }

  /** What is left of its life now, to the whole second below. */
  public Duration left(Clock clock) {
    return Duration.ofSeconds(Duration.between(clock.instant(), expiresAt()).toSeconds());
  }

  /** Restarts its life, but at most once in {@link Tokens#RESTART_INTERVAL} (contract, 1.B "Reconciliation"). */
  public RefreshToken restarted(Instant now) {
    return now.isBefore(lifeBegan.plus(Tokens.RESTART_INTERVAL)) ? this : new RefreshToken(grantId, now, Optional.empty());
  }

  public RefreshToken usedUp(Instant now) {
    return new RefreshToken(grantId, lifeBegan, Optional.of(now));
  }
}
