package playground.sandbox.store.memory;

import java.time.Clock;
import java.util.Optional;
import playground.oauth.Secret;
import playground.sandbox.store.Codes;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.TokenGenerator;

/** {@link Codes} in memory. */
final class MemoryCodes implements Codes {

  private final TokenGenerator values;
  private final Clock clock;
  private final ExpiringMap<IssuedCode> codes;

  MemoryCodes(TokenGenerator values, Clock clock) {
    this.values = values;
    this.clock = clock;
    this.codes = new ExpiringMap<>(clock, MEMORY, CAPACITY);
  }

  @Override
  public Secret issue(IssuedCode code) {
    var value = values.codeOrToken();
    codes.put(value.reveal(), code);
    return value;
  }

  @Override
  public Optional<IssuedCode> find(Secret value) {
    return codes.get(value.reveal());
  }

  @Override
  public boolean use(Secret value) {
    var now = clock.instant();
    return codes.update(value.reveal(), code -> code.usedAt().isPresent() ? code : code.used(now))
        .filter(before -> before.usedAt().isEmpty())
        .isPresent();
  }
}
