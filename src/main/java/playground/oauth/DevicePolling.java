package playground.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a device may poll for its tokens, and when it has to stop (RFC 8628 §3.5). Immutable.
 *
 * @param interval between two polls, as long as responses come
 * @param timeouts polls in a row without a response
 * @param nextPollAt earliest time of the next poll
 * @param expiresAt end of life of both codes
 * @param viewedAt when the page was last viewed
 */
public record DevicePolling(
    State state, Duration interval, int timeouts, Instant nextPollAt, Instant expiresAt, Instant viewedAt) {

  /** Where the grant stands. */
  public enum State {
    PENDING,
    GRANTED,
    DENIED,
    EXPIRED,
    REFUSED,
    CANCELLED
  }

  /** The result of one poll. */
  public enum PollResult {
    /** {@code authorization_pending}. */
    PENDING,
    /** {@code slow_down}. */
    SLOW_DOWN,
    /** No connection, no response in time, or a server that is unavailable. */
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

  /** A page that was not viewed for this long counts as closed, and polling pauses. */
  public static final Duration CLOSED_AFTER = Duration.ofSeconds(30);

  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  /** A new grant: the first poll is due one interval later. */
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

  /** Whether the page counts as closed; polling resumes when it is viewed again. */
  public boolean isClosed(Instant now) {
    return !now.isBefore(closesAt());
  }

  /** When the page counts as closed unless it is viewed again. */
  public Instant closesAt() {
    return viewedAt.plus(CLOSED_AFTER);
  }

  /** The same with the page viewed now. */
  public DevicePolling viewed(Instant now) {
    return new DevicePolling(state, interval, timeouts, nextPollAt, expiresAt, now);
  }

  /** The same at a later time: expired when its codes are. */
  public DevicePolling at(Instant now) {
    return isPending() && !now.isBefore(expiresAt) ? ended(State.EXPIRED) : this;
  }

  /** The same, cancelled by the person. */
  public DevicePolling cancelled() {
    return isPending() ? ended(State.CANCELLED) : this;
  }

  /**
   * The state after the result of a poll; a result that comes after the end changes nothing.
   *
   * @param retryAfter the wait that the server demands; empty when it does not say
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
