package playground.sandbox.store.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.DeviceRequest;
import playground.sandbox.store.DeviceRequest.DeviceCodes;
import playground.sandbox.store.DeviceRequest.Poll;
import playground.sandbox.store.DeviceRequests;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Grants;
import playground.sandbox.store.Integration;
import playground.sandbox.store.TokenGenerator;

/** {@link DeviceRequests} in memory. */
final class MemoryDeviceRequests implements DeviceRequests {

  private final TokenGenerator values;
  private final Clock clock;
  private final Grants grants;
  private final ExpiringMap<DeviceRequest> byDeviceCode;
  private final ArrayDeque<Instant> wrongGuesses = new ArrayDeque<>();

  MemoryDeviceRequests(TokenGenerator values, Clock clock, Grants grants) {
    this.values = values;
    this.clock = clock;
    this.grants = grants;
    this.byDeviceCode = new ExpiringMap<>(clock, MEMORY, CAPACITY);
  }

  @Override
  public synchronized DeviceRequest begin(Integration integration, Scopes scopes) {
    var codes = new DeviceCodes(new Secret(values.uuid().toString()), freeUserCode(), values.unguessable());
    var request = DeviceRequest.waiting(integration, scopes, codes, clock.instant().plus(LIFE));
    byDeviceCode.put(codes.deviceCode().reveal(), request);
    return request;
  }

  synchronized void clear() {
    byDeviceCode.clear();
    wrongGuesses.clear();
  }

  private String freeUserCode() {
    var code = values.sixDigits();
    while (waiting(code).isPresent()) {
      code = values.sixDigits();
    }
    return code;
  }

  @Override
  public Optional<DeviceRequest> withDeviceCode(Secret deviceCode) {
    return byDeviceCode.get(deviceCode.reveal());
  }

  @Override
  public Optional<DeviceRequest> withLink(Secret link) {
    return byDeviceCode.values().stream().filter(request -> request.codes().link().equals(link)).findFirst();
  }

  @Override
  public synchronized Optional<DeviceRequest> guess(String userCode) {
    if (isLocked()) {
      return Optional.empty();
    }
    var found = waiting(userCode);
    if (found.isEmpty()) {
      wrongGuesses.add(clock.instant());
    }
    return found;
  }

  @Override
  public synchronized boolean isLocked() {
    var since = clock.instant().minus(LIFE);
    wrongGuesses.removeIf(moment -> !moment.isAfter(since));
    return wrongGuesses.size() >= MAX_WRONG_GUESSES;
  }

  private Optional<DeviceRequest> waiting(String userCode) {
    return byDeviceCode.values().stream()
        .filter(request -> request.codes().userCode().equals(userCode))
        .filter(this::isOpen)
        .findFirst();
  }

  @Override
  public synchronized void approve(Secret deviceCode, Grant grant) {
    if (withDeviceCode(deviceCode).filter(this::isOpen).isPresent()) {
      grants.add(grant);
      byDeviceCode.update(deviceCode.reveal(), request -> request.approved(grant.id()));
    }
  }

  @Override
  public synchronized void deny(Secret deviceCode) {
    byDeviceCode.update(deviceCode.reveal(), request -> isOpen(request) ? request.denied() : request);
  }

  @Override
  public synchronized Poll poll(Secret deviceCode) {
    var request = withDeviceCode(deviceCode);
    if (request.isEmpty()) {
      return Poll.EXPIRED;
    }
    var polled = request.get().polled(clock.instant(), request.get().grantId().filter(this::isRevoked).isPresent());
    byDeviceCode.update(deviceCode.reveal(), before -> polled.request());
    return polled.result();
  }

  private boolean isOpen(DeviceRequest request) {
    return !request.isDecided() && !request.isExpired(clock.instant());
  }

  private boolean isRevoked(UUID grantId) {
    return grants.find(grantId).map(Grant::isRevoked).orElse(true);
  }
}
