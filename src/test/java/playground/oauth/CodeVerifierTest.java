package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7636. */
class CodeVerifierTest {

  /** C-04: the vector of RFC 7636 appendix B. */
  @Test
  void theChallengeIsTheOneOfTheRfc() {
    var verifier = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    assertEquals("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", verifier.challenge());
  }

  /** C-04: 43 characters of base64url hold 256 random bits. */
  @Test
  void everyAttemptHasAnotherVerifier() {
    var random = new SecureRandom();

    var made = Stream.generate(() -> CodeVerifier.random(random).value()).limit(1_000).collect(Collectors.toSet());

    assertEquals(1_000, made.size());
    assertTrue(made.stream().allMatch(value -> value.matches("[A-Za-z0-9_-]{43}")));
  }

  /** RFC 7636 §4.1. */
  @Test
  void allUnreservedCharactersAreAllowedIn43To128Places() {
    assertEquals(128, new CodeVerifier("-._~".repeat(32)).value().length());
    assertThrows(IllegalArgumentException.class, () -> new CodeVerifier("a".repeat(42)));
    assertThrows(IllegalArgumentException.class, () -> new CodeVerifier("a".repeat(129)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "/", "=", " ", "%", "\n", "\u00E9"})
  void anyOtherCharacterIsRefusedWithoutRepeatingTheValue(String other) {
    var value = "sentinel" + "a".repeat(40) + other;

    var refused = assertThrows(IllegalArgumentException.class, () -> new CodeVerifier(value));

    assertFalse(refused.getMessage().contains("sentinel"));
  }
}
