package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The sandbox's own time: that of the clock beneath, until somebody moves it forward. */
public final class SandboxClock extends Clock {

  /** Most that it can be ahead. */
  public static final Duration MAX_AHEAD = Duration.ofDays(3_650);

  /** How far the clock is ahead, in whole seconds; never negative. Safe for use by several threads. */
  public interface Offset {

    Duration get();

    /**
     * Adds to it, also while others do.
     *
     * @return whether the sum is at most {@link #MAX_AHEAD}; if not, nothing changes
     */
    boolean add(Duration more);

    /** Sets it to zero. */
    void clear();
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

  /**
   * Moves the clock forward by whole seconds, from where it is.
   *
   * @return whether it is at most {@link #MAX_AHEAD} ahead then; if not, nothing changes
   * @throws IllegalArgumentException when the duration is not positive, or has a fraction of a second
   */
  public boolean forward(Duration more) {
    if (more.isNegative() || more.isZero() || more.getNano() != 0) {
      throw new IllegalArgumentException("the clock moves forward by whole seconds, not by " + more);
    }
    return more.compareTo(MAX_AHEAD) <= 0 && ahead.add(more);
  }

  /** Sets it back to the time of the clock beneath. */
  public void toRealTime() {
    ahead.clear();
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
    public synchronized boolean add(Duration more) {
      var sum = ahead.plus(more);
      if (sum.compareTo(MAX_AHEAD) > 0) {
        return false;
      }
      ahead = sum;
      return true;
    }

    @Override
    public synchronized void clear() {
      ahead = Duration.ZERO;
    }
  }
}
