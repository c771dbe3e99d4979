package playground.sandbox.store.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import playground.testing.MovableClock;

/** Keys are slow to make, so it matters when that happens. */
class MemoryKeysTest {

  private final List<RSAKey> made = new ArrayList<>();
  private final MemoryKeys keys = new MemoryKeys(new MovableClock(), maker());

  /** Contract 1.F: who got an ID token asks for the key set at once. */
  @Test
  void afterATokenOfAnUnknownKeyTheKeySetHasNothingLeftToMake() {
    keys.unpublished();
    var afterToken = made.size();

    keys.published();

    assertEquals(afterToken, made.size());
    assertEquals(List.of(made.get(0).toPublicJWK()), keys.published());
  }

  @Test
  void beforeTheFirstTokenThereIsNone() {
    assertEquals(List.of(), made);
  }

  private Supplier<RSAKey> maker() {
    return () -> {
      try {
        made.add(new RSAKeyGenerator(2048).keyID("key " + made.size()).generate());
        return made.get(made.size() - 1);
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
