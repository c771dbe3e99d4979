package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Core §15.5.2: a value that cannot be guessed and comes back unchanged. */
class NonceTest {

  /** C-17. */
  @Test
  void noTwoNoncesAreAlike() {
    var random = new SecureRandom();
    var values = new HashSet<String>();
    for (var i = 0; i < 1_000; i++) {
      values.add(Nonce.random(random).value());
    }

    assertEquals(1_000, values.size());
    assertTrue(values.stream().allMatch(value -> value.matches("[A-Za-z0-9_-]{32}")), "192 bits, fit for a URL");
  }

  /** C-17: byte for byte. */
  @Test
  void aNonceMatchesItselfAlone() {
    var nonce = new Nonce("n0nce");

    assertTrue(nonce.matches("n0nce"));
    assertFalse(nonce.matches("N0nce"));
    assertFalse(nonce.matches("n0nc"));
    assertFalse(nonce.matches(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aBlankNonceTiesNothing(String blank) {
    assertThrows(IllegalArgumentException.class, () -> new Nonce(blank));
  }
}
