package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.testing.Examples;

/** W-22: whatever is printed by accident says what it is, and nothing of the secret in it. */
class PrintingTest {

  private static final String SECRET = "s3cret-0123456789-0123456789-0123456789-0123456789";

  static Stream<Object> secrets() {
    return Stream.of(
        new Secret(SECRET),
        new State(SECRET),
        new Nonce(SECRET),
        new CodeVerifier(SECRET),
        new ClientCredentials("client-1", Optional.of(new Secret(SECRET))),
        Examples.request(SECRET),
        Examples.pending(SECRET),
        Examples.pending(SECRET).verify(Form.parse("state=" + SECRET + "&code=" + SECRET)),
        new DeviceAuthorization(
            new Secret(SECRET), SECRET, SECRET, Optional.of(SECRET), Duration.ofSeconds(300), Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aSecretIsPrintedAsItsTypeAlone(Object value) {
    var printed = value.toString();

    assertTrue(printed.startsWith(value.getClass().getSimpleName()), printed);
    assertFalse(printed.contains(SECRET), printed);
  }

  /** The name of a parameter is no secret, and tells a reader which one is meant. */
  @Test
  void aParameterIsPrintedWithItsNameAlone() {
    assertEquals("client_secret=…", new Form.Parameter("client_secret", SECRET).toString());
  }
}
