package playground.sandbox.store;

import java.time.Duration;
import java.util.Optional;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.DeviceRequest.Poll;

/** The device authorization requests. Expired ones stay for a while, so that they can be told from unknown ones. */
public interface DeviceRequests {

  /** How long a device may wait (contract, 1.C). */
  Duration LIFE = Duration.ofSeconds(300);

  /**
   * Most user codes that may be typed wrongly within {@link #LIFE}: with so few, six digits are enough (RFC 8628 §5.1).
   * All browsers count together, because an attacker can use any number of them.
   */
  int MAX_WRONG_GUESSES = 20;

  /** How long one is stored. */
  Duration MEMORY = Duration.ofHours(1);

  /** Most requests; one more removes the oldest. */
  int CAPACITY = 1_000;

  /** Makes the codes for it. No two that wait have the same user code. */
  DeviceRequest begin(Integration integration, Scopes scopes);

  /** Finds expired and decided ones too. */
  Optional<DeviceRequest> withDeviceCode(Secret deviceCode);

  /** Likewise. A link is 256 random bits, so it cannot be guessed and misses are not counted. */
  Optional<DeviceRequest> withLink(Secret link);

  /** The one that waits for this user code. Each miss counts, and after too many of them all are misses. */
  Optional<DeviceRequest> guess(String userCode);

  /** Whether too many user codes were typed wrongly within {@link #LIFE}. */
  boolean isLocked();

  /** Allows it, unless it has expired or somebody has decided already; then the grant is not stored. */
  void approve(Secret deviceCode, Grant grant);

  /** Declines it, unless it has expired or somebody has decided already. */
  void deny(Secret deviceCode);

  /** The device polls. One poll at most gets {@link Poll#APPROVED}, however many come at once. */
  Poll poll(Secret deviceCode);
}
