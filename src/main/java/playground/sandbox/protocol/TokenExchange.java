package playground.sandbox.protocol;

import java.util.Optional;
import java.util.function.Supplier;
import playground.sandbox.error.RefusalException;
import playground.sandbox.store.Store;

/**
 * Spends what tokens are given for, such as a code, and makes the tokens: both or neither, so that a client that met an
 * outage can send the same request again, and is not taken for a thief. A refusal undoes nothing.
 */
public final class TokenExchange {

  private TokenExchange() {}

  /** Either the result or the refusal. */
  private record Outcome<T>(Optional<T> result, Optional<RefusalException> refusal) {}

  /**
   * @param exchange changes nothing but the store; may run more than once
   * @throws RefusalException when the exchange does; what it has spent or revoked stays so
   */
  public static <T> T run(Store store, Supplier<T> exchange) {
    var outcome = store.atomically(() -> outcome(exchange));
    outcome.refusal().ifPresent(refusal -> {
      throw refusal;
    });
    return outcome.result().orElseThrow();
  }

  private static <T> Outcome<T> outcome(Supplier<T> exchange) {
    try {
      return new Outcome<>(Optional.of(exchange.get()), Optional.empty());
    } catch (RefusalException e) {
      return new Outcome<>(Optional.empty(), Optional.of(e));
    }
  }
}
