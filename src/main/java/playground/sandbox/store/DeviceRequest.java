package playground.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/**
 * A device authorization request (RFC 8628 §3.2).
 *
 * @param interval the least time between two polls
 * @param lastPoll empty before the first
 * @param grantId empty until somebody allows it
 */
public record DeviceRequest(
    Integration integration,
    Scopes scopes,
    DeviceCodes codes,
    Instant expiresAt,
    Duration interval,
    Optional<Instant> lastPoll,
    State state,
    Optional<UUID> grantId) {

  /**
   * @param deviceCode with which the device fetches the tokens
   * @param userCode six digits, for the person to type
   * @param link 64 hexadecimal digits, for a link or a QR code instead of typing
   */
  public record DeviceCodes(Secret deviceCode, String userCode, Secret link) {}

  /** How far it has come. SPENT: the tokens were fetched. */
  public enum State {
    WAITING,
    APPROVED,
    DENIED,
    SPENT
  }

  /** The result of a poll (RFC 8628 §3.5). */
  public enum Poll {
    /** Nobody has decided yet. */
    PENDING,
    /** Nobody has decided yet, and the device polls too often. */
    TOO_FAST,
    /** Somebody allowed it; the result of one poll only. */
    APPROVED,
    /** Somebody declined. */
    DENIED,
    /** Nobody decided in time. */
    EXPIRED,
    /** The tokens were fetched before. */
    SPENT
  }

  /** The request after a poll, and the result. */
  public record Polled(DeviceRequest request, Poll result) {}

  /** Between two polls, at first (contract, 1.C). */
  public static final Duration INTERVAL = Duration.ofSeconds(2);

  /** "the interval MUST be increased by 5 seconds for this and all subsequent requests" (RFC 8628 §3.5). */
  private static final Duration SLOWER = Duration.ofSeconds(5);

  public static DeviceRequest waiting(
      Integration integration, Scopes scopes, DeviceCodes codes, Instant expiresAt) {
    return new DeviceRequest(
        integration, scopes, codes, expiresAt, INTERVAL, Optional.empty(), State.WAITING, Optional.empty());
  }

  public boolean isDecided() {
    return state != State.WAITING;
  }

  /** Whether somebody allowed it, also when the tokens were fetched since. */
  public boolean isAllowed() {
    return grantId.isPresent();
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public DeviceRequest approved(UUID grant) {
    return with(interval, lastPoll, State.APPROVED, Optional.of(grant));
  }

  public DeviceRequest denied() {
    return with(interval, lastPoll, State.DENIED, Optional.empty());
  }

  /**
   * @param isRevoked whether its grant was revoked
   */
  public Polled polled(Instant now, boolean isRevoked) {
    if (state == State.SPENT) {
      return new Polled(this, Poll.SPENT);
    }
    if (isExpired(now)) {
      return new Polled(this, Poll.EXPIRED);
    }
    if (state == State.DENIED || isRevoked) {
      return new Polled(this, Poll.DENIED);
    }
    return state == State.APPROVED
        ? new Polled(with(interval, lastPoll, State.SPENT, grantId), Poll.APPROVED)
        : pending(now);
  }

  private Polled pending(Instant now) {
    var isTooFast = lastPoll.filter(last -> now.isBefore(last.plus(interval))).isPresent();
    return new Polled(
        with(isTooFast ? interval.plus(SLOWER) : interval, Optional.of(now), state, grantId),
        isTooFast ? Poll.TOO_FAST : Poll.PENDING);
  }

  private DeviceRequest with(Duration interval, Optional<Instant> lastPoll, State state, Optional<UUID> grantId) {
    return new DeviceRequest(integration, scopes, codes, expiresAt, interval, lastPoll, state, grantId);
  }
}
