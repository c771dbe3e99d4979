package playground.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/** A device that waits for somebody to allow it something (RFC 8628 §3.2). */
public final class DeviceRequest {

  /** What a device learns when it asks (RFC 8628 §3.5). */
  public enum Poll {
    /** Nobody has decided yet. */
    PENDING,
    /** Nor has anybody, and the device asks too often. */
    TOO_FAST,
    /** Somebody allowed it; told once. */
    APPROVED,
    /** Somebody declined. */
    DENIED,
    /** It took too long. */
    EXPIRED,
    /** The tokens were fetched before. */
    SPENT
  }

  /** Between two polls, at first (contract, 1.C). */
  public static final Duration INTERVAL = Duration.ofSeconds(2);

  /** "the interval MUST be increased by 5 seconds for this and all subsequent requests" (RFC 8628 §3.5). */
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private final Integration integration;
  private final Scopes scopes;
  private final UUID deviceCode;
  private final String userCode;
  private final Secret link;
  private final Instant expiresAt;
  private Duration interval = INTERVAL;
  private Optional<Instant> lastPoll = Optional.empty();
  private Optional<Grant> grant = Optional.empty();
  private boolean denied;
  private boolean spent;

  DeviceRequest(
      Integration integration, Scopes scopes, UUID deviceCode, String userCode, Secret link, Instant expiresAt) {
    this.integration = integration;
    this.scopes = scopes;
    this.deviceCode = deviceCode;
    this.userCode = userCode;
    this.link = link;
    this.expiresAt = expiresAt;
  }

  /** Allows it, unless somebody has decided already. */
  public synchronized void approve(Grant allowed) {
    if (!isDecided()) {
      grant = Optional.of(allowed);
    }
  }

  /** Declines it, unless somebody has decided already. */
  public synchronized void deny() {
    denied = grant.isEmpty();
  }

  public synchronized boolean isDecided() {
    return denied || grant.isPresent();
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** The device asks; of any number that ask at the same time one is told {@link Poll#APPROVED}. */
  public synchronized Poll poll(Instant now) {
    if (spent) {
      return Poll.SPENT;
    }
    if (isExpired(now)) {
      return Poll.EXPIRED;
    }
    if (denied || grant.filter(Grant::isRevoked).isPresent()) {
      return Poll.DENIED;
    }
    spent = grant.isPresent();
    return spent ? Poll.APPROVED : pending(now);
  }

  private Poll pending(Instant now) {
    var tooFast = lastPoll.filter(last -> now.isBefore(last.plus(interval))).isPresent();
    lastPoll = Optional.of(now);
    if (tooFast) {
      interval = interval.plus(SLOWER);
    }
    return tooFast ? Poll.TOO_FAST : Poll.PENDING;
  }

  /** Empty until it is allowed. */
  public synchronized Optional<Grant> grant() {
    return grant;
  }

  public Integration integration() {
    return integration;
  }

  public Scopes scopes() {
    return scopes;
  }

  /** For the device: it fetches the tokens with it. */
  public Secret deviceCode() {
    return new Secret(deviceCode.toString());
  }

  /** For the person to type: six digits. */
  public String userCode() {
    return userCode;
  }

  /** For a link or a QR code instead of typing: 64 hexadecimal digits. */
  public Secret link() {
    return link;
  }
}
