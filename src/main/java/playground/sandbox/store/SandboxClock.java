package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The sandbox's own time: that of the clock beneath, until somebody turns it forward. */
public final class SandboxClock extends Clock {

  private final Clock beneath;
  private volatile Duration ahead = Duration.ZERO;

  public SandboxClock(Clock beneath) {
    this.beneath = beneath;
  }

  /** From now on the sandbox is that much ahead; zero sets it right again. */
  public void runAheadBy(Duration ahead) {
    this.ahead = ahead;
  }

  /** How far it is ahead. */
  public Duration offset() {
    return ahead;
  }

  @Override
  public Instant instant() {
    return beneath.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return beneath.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return beneath.withZone(zone);
  }
}
