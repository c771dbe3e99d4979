package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The sandbox's own time: that of the clock beneath, until somebody turns it forward. */
public final class SandboxClock extends Clock {

  /** How far the clock is ahead; never negative. Safe for use by several threads. */
  public interface Offset {

    Duration get();

    void set(Duration ahead);
  }

  private final Clock beneath;
  private final Offset ahead;

  public SandboxClock(Clock beneath) {
    this(beneath, new OffsetInMemory());
  }

  /** One whose offset is known elsewhere too. */
  public SandboxClock(Clock beneath, Offset ahead) {
    this.beneath = beneath;
    this.ahead = ahead;
  }

  /** From now on the sandbox is that much ahead; zero sets it right again. */
  public void runAheadBy(Duration offset) {
    ahead.set(offset);
  }

  /** How far it is ahead. */
  public Duration offset() {
    return ahead.get();
  }

  @Override
  public Instant instant() {
    return beneath.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return beneath.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return beneath.withZone(zone);
  }

  private static final class OffsetInMemory implements Offset {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Duration get() {
      return ahead;
    }

    @Override
    public void set(Duration offset) {
      ahead = offset;
    }
  }
}
