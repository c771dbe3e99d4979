package playground.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a device may ask for its tokens, and when it has to stop (RFC 8628 §3.5). A value: each answer makes the next.
 *
 * @param interval between two polls, as long as answers come
 * @param timeouts polls in a row to which no answer came
 * @param nextPollAt not before
 * @param expiresAt from then on the codes are worth nothing
 * @param viewedAt when somebody last looked at the page
 */
public record DevicePolling(
    State state, Duration interval, int timeouts, Instant nextPollAt, Instant expiresAt, Instant viewedAt) {

  /** How it stands with the grant. */
  public enum State {
    PENDING,
    GRANTED,
    DENIED,
    EXPIRED,
    REFUSED,
    CANCELLED
  }

  /** What came of one poll. */
  public enum PollResult {
    /** {@code authorization_pending}. */
    PENDING,
    /** {@code slow_down}. */
    SLOW_DOWN,
    /** No connection, no answer in time, or a server that cannot answer now. */
    NONE,
    GRANTED,
    /** {@code access_denied}. */
    DENIED,
    /** {@code expired_token}. */
    EXPIRED,
    /** Anything else: "the client MUST stop". */
    REFUSED
  }

  /** "the interval MUST be increased by 5 seconds for this and all subsequent requests". */
  public static final Duration SLOWER = Duration.ofSeconds(5);

  /** A page that nobody has looked at for that long is closed: nobody waits for the tokens any more. */
  public static final Duration CLOSED_AFTER = Duration.ofSeconds(30);

  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  /** Just begun: the first poll is due one interval later. */
  public static DevicePolling begun(DeviceAuthorization authorization, Instant now) {
    return new DevicePolling(
        State.PENDING,
        authorization.interval(),
        0,
        now.plus(authorization.interval()),
        now.plus(authorization.expiresIn()),
        now);
  }

  /** Whether to poll now. */
  public boolean isDue(Instant now) {
    return at(now).isPending() && !isClosed(now) && !now.isBefore(nextPollAt);
  }

  public boolean isPending() {
    return state == State.PENDING;
  }

  /** Whether nobody looks any more; it goes on as soon as somebody does. */
  public boolean isClosed(Instant now) {
    return !now.isBefore(viewedAt.plus(CLOSED_AFTER));
  }

  /** Somebody looks at the page. */
  public DevicePolling viewed(Instant now) {
    return new DevicePolling(state, interval, timeouts, nextPollAt, expiresAt, now);
  }

  /** The same at a later time: what waits for too long has expired. */
  public DevicePolling at(Instant now) {
    return isPending() && !now.isBefore(expiresAt) ? ended(State.EXPIRED) : this;
  }

  /** The person has thought better of it. */
  public DevicePolling cancelled() {
    return isPending() ? ended(State.CANCELLED) : this;
  }

  /**
   * What an answer makes of it; one that comes after the end makes nothing.
   *
   * @param retryAfter how long the server asks to be left alone; empty when it does not say
   */
  public DevicePolling after(PollResult result, Optional<Duration> retryAfter, Instant now) {
    if (!isPending()) {
      return this;
    }
    return switch (result) {
      case PENDING -> waiting(interval, 0, interval, retryAfter, now);
      case SLOW_DOWN -> waiting(interval.plus(SLOWER), 0, interval.plus(SLOWER), retryAfter, now);
      case NONE -> waiting(interval, timeouts + 1, backOff(), retryAfter, now);
      case GRANTED -> ended(State.GRANTED);
      case DENIED -> ended(State.DENIED);
      case EXPIRED -> ended(State.EXPIRED);
      case REFUSED -> ended(State.REFUSED);
    };
  }

  /** "doubling the polling interval on each such connection timeout"; never below the interval itself. */
  private Duration backOff() {
    var doubled = interval.multipliedBy(1L << Math.min(timeouts + 1, 10));
    var capped = doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    return capped.compareTo(interval) < 0 ? interval : capped;
  }

  private DevicePolling waiting(
      Duration next, int inARow, Duration wait, Optional<Duration> retryAfter, Instant now) {
    var longer = retryAfter.filter(requested -> requested.compareTo(wait) > 0).orElse(wait);
    return new DevicePolling(state, next, inARow, now.plus(longer), expiresAt, viewedAt);
  }

  private DevicePolling ended(State end) {
    return new DevicePolling(end, interval, timeouts, nextPollAt, expiresAt, viewedAt);
  }
}
