package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Examples;

class ClientCredentialsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aClientHasAnId(String blank) {
    assertThrows(IllegalArgumentException.class, () -> new ClientCredentials(blank, Optional.empty()));
  }

  /** C-12, RFC 6749 §2.3.1: id and secret are form-encoded before they are joined. */
  @Test
  void theBasicSchemeHasBothFormEncoded() {
    assertEquals(new Secret("Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1"), Examples.CLIENT.basic(), "client-1:s%26cret%2B1%25");
    assertEquals(new Secret("YSUzQWI6"), new ClientCredentials("a:b", Optional.empty()).basic(), "a%3Ab:");
  }
}
