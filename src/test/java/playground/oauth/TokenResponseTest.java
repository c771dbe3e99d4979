package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Examples;

@Isolated("changes the default locale")
class TokenResponseTest {

  /** C-14: "The access token type … value is case insensitive" (RFC 6749 §5.1); of another kind none is used. */
  @ParameterizedTest
  @CsvSource({"Bearer, true", "bearer, true", "BEARER, true", "mac, false", "DPoP, false", "Bearer2, false"})
  void aTokenIsUsableWhenItsTypeIsBearerInAnyCase(String type, boolean usable) {
    assertEquals(usable, ofType(Optional.of(type)).isBearer());
  }

  /** One of Webex's own examples leaves it out. */
  @Test
  void aTypeLeftOutIsTakenForBearer() {
    assertEquals(true, ofType(Optional.empty()).isBearer());
  }

  /** C-14: in Turkish the capital of i is another letter. */
  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    var language = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));

      assertEquals(true, ofType(Optional.of("BEARER")).isBearer());
    } finally {
      Locale.setDefault(language);
    }
  }

  private static TokenResponse ofType(Optional<String> type) {
    var full = Examples.granted();
    return new TokenResponse(
        full.accessToken(), type, full.expiresIn(), full.refreshToken(), full.refreshExpiresIn(), full.scopes());
  }
}
