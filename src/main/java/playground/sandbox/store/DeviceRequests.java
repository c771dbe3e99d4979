package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/** The devices that wait, and for a while those that have waited: an expired code is told apart from an unknown one. */
public final class DeviceRequests {

  /** How long a device may wait (contract, 1.C). */
  public static final Duration LIFE = Duration.ofSeconds(300);

  /**
   * Most user codes that may be typed wrongly within {@link #LIFE}: with so few, six digits are enough (RFC 8628 §5.1).
   * All browsers count together, for a guesser has as many as he likes.
   */
  public static final int MAX_WRONG_GUESSES = 20;

  /** How long one is remembered. */
  static final Duration MEMORY = Duration.ofHours(1);

  /** Most devices that are remembered; one more drops the oldest. */
  static final int CAPACITY = 1_000;

  private final TokenGenerator values;
  private final Clock clock;
  private final ExpiringMap<DeviceRequest> byDeviceCode;
  private final ArrayDeque<Instant> wrongGuesses = new ArrayDeque<>();

  DeviceRequests(TokenGenerator values, Clock clock) {
    this.values = values;
    this.clock = clock;
    this.byDeviceCode = new ExpiringMap<>(clock, MEMORY, CAPACITY);
  }

  /** Makes the codes for it; no two that wait have the same user code. */
  public synchronized DeviceRequest begin(Integration integration, Scopes scopes) {
    var request = new DeviceRequest(
        integration, scopes, values.uuid(), freeUserCode(), values.unguessable(), clock.instant().plus(LIFE));
    byDeviceCode.put(request.deviceCode().reveal(), request);
    return request;
  }

  private String freeUserCode() {
    var code = values.sixDigits();
    while (typed(code).isPresent()) {
      code = values.sixDigits();
    }
    return code;
  }

  /** Also one that is expired or decided, as long as it is remembered. */
  public Optional<DeviceRequest> withDeviceCode(Secret deviceCode) {
    return byDeviceCode.get(deviceCode.reveal());
  }

  /** Likewise. The link is 256 random bits, so there is nothing to guess and nothing to count. */
  public Optional<DeviceRequest> withLink(Secret link) {
    return byDeviceCode.values().stream().filter(request -> request.link().equals(link)).findFirst();
  }

  /** The one that waits under this user code. Each miss counts, and after too many of them all are misses. */
  public synchronized Optional<DeviceRequest> guess(String userCode) {
    if (isLocked()) {
      return Optional.empty();
    }
    var found = typed(userCode);
    if (found.isEmpty()) {
      wrongGuesses.add(clock.instant());
    }
    return found;
  }

  /** Whether too many codes were typed wrongly of late. */
  public synchronized boolean isLocked() {
    var since = clock.instant().minus(LIFE);
    wrongGuesses.removeIf(moment -> !moment.isAfter(since));
    return wrongGuesses.size() >= MAX_WRONG_GUESSES;
  }

  private Optional<DeviceRequest> typed(String userCode) {
    var now = clock.instant();
    return byDeviceCode.values().stream()
        .filter(request -> request.userCode().equals(userCode) && !request.isExpired(now) && !request.isDecided())
        .findFirst();
  }

  /** What was allowed to the devices that are remembered. */
  Stream<Grant> grants() {
    return byDeviceCode.values().stream().flatMap(request -> request.grant().stream());
  }
}
