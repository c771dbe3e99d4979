package playground.sandbox.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * The sandbox's clock: the system's, ahead by as much as a test has moved it. Give it to the client under test, so that
 * both agree what time it is.
 */
public final class MovableClock extends Clock {

  private final Clock clock;
  private final Consumer<Duration> move;

  MovableClock(Clock clock, Consumer<Duration> move) {
    this.clock = clock;
    this.move = move;
  }

  /**
   * Moves it, so that codes (5 minutes), access tokens (14 days) and refresh tokens (90 days) expire.
   *
   * @param by whole seconds
   * @throws IllegalArgumentException when it is not positive, has a fraction of a second, or takes the clock more than ten
   *     years ahead
   */
  public void forward(Duration by) {
    move.accept(by);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }
}
