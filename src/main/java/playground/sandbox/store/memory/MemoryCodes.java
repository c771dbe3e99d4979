package playground.sandbox.store.memory;

import java.time.Clock;
import java.util.Optional;
import playground.oauth.Secret;
import playground.sandbox.store.Codes;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Grants;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.TokenGenerator;

/** {@link Codes} in memory. */
final class MemoryCodes implements Codes {

  private final TokenGenerator values;
  private final Clock clock;
  private final Grants grants;
  private final ExpiringMap<IssuedCode> codes;

  MemoryCodes(TokenGenerator values, Clock clock, Grants grants) {
    this.values = values;
    this.clock = clock;
    this.grants = grants;
    this.codes = new ExpiringMap<>(clock, MEMORY, CAPACITY);
  }

  @Override
  public Secret issue(IssuedCode code) {
    var value = values.codeOrToken();
    codes.put(value.reveal(), code);
    return value;
  }

  void clear() {
    codes.clear();
  }

  @Override
  public Optional<IssuedCode> find(Secret value) {
    return codes.get(value.reveal());
  }

  @Override
  public synchronized Redemption redeem(Secret value) {
    var before = codes.update(value.reveal(), code -> code.usedAt().isPresent() ? code : code.used(clock.instant()));
    return before.map(this::redeemed).orElse(Redemption.UNKNOWN);
  }

  private Redemption redeemed(IssuedCode before) {
    if (before.usedAt().isPresent()) {
      grants.revoke(before.grantId());
      return Redemption.REPLAY;
    }
    if (!clock.instant().isBefore(before.expiresAt())) {
      return Redemption.EXPIRED;
    }
    var isRevoked = grants.find(before.grantId()).map(Grant::isRevoked).orElse(true);
    return isRevoked ? Redemption.REVOKED : Redemption.FIRST_USE;
  }
}
