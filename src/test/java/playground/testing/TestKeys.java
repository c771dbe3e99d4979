package playground.testing;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import playground.sandbox.store.SigningKeys;

/**
 * Signing keys for the sandbox of a test: really made, but for all of them together and under fresh key IDs, because making
 * one takes longer than most tests. A sandbox never gets the same one twice; two sandboxes of tests may have the same.
 */
final class TestKeys implements Supplier<RSAKey> {

  private static final List<RSAKey> MADE = new ArrayList<>();

  private final AtomicInteger taken = new AtomicInteger();

  @Override
  public RSAKey get() {
    return new RSAKey.Builder(number(taken.getAndIncrement())).keyID(UUID.randomUUID().toString()).build();
  }

  private static RSAKey number(int number) {
    synchronized (MADE) {
      while (MADE.size() <= number) {
        MADE.add(SigningKeys.fresh());
      }
      return MADE.get(number);
    }
  }
}
