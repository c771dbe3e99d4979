package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aClientHasAnId(String blank) {
    assertThrows(IllegalArgumentException.class, () -> new ClientCredentials(blank, Optional.empty()));
  }
}
