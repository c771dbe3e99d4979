package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.Secret;

/** The authorization codes, used ones included: only who remembers a code can tell that it comes a second time. */
public final class Codes {

  /** How long a code can be exchanged. Webex says "short-lived" and no number: ours (contract, 1.B). */
  public static final Duration LIFE = Duration.ofMinutes(5);

  /** How long a code is remembered. After that it is refused all the same, as one that never was. */
  static final Duration MEMORY = Duration.ofHours(24);

  /** Most codes that are remembered. */
  static final int CAPACITY = 10_000;

  private final TokenGenerator values;
  private final ExpiringMap<IssuedCode> codes;

  Codes(TokenGenerator values, Clock clock) {
    this.values = values;
    this.codes = new ExpiringMap<>(clock, MEMORY, CAPACITY);
  }

  /** Makes the code for it. */
  public Secret issue(IssuedCode code) {
    var value = values.codeOrToken();
    codes.put(value.reveal(), code);
    return value;
  }

  /** What the remembered codes stand for. */
  Stream<Grant> grants() {
    return codes.values().stream().map(IssuedCode::grant);
  }

  /** Also one that has expired or was used, as long as it is remembered. */
  public Optional<IssuedCode> find(Secret value) {
    return codes.get(value.reveal());
  }
}
