package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C-25: what the server calls an address is followed only where that can do no more than open a page. */
class DeviceAuthorizationTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "https://login-r.webex.com/verify", "http://localhost:8081/verify", "http://127.0.0.1/verify", "http://[::1]:8081/verify"
  })
  void httpsAndThisMachineBecomeLinks(String address) {
    assertEquals(Optional.of(URI.create(address)), codes(address).link());
    assertEquals(Optional.of(URI.create(address)), codes(address).completeLink());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://login.example/verify",
    "http://localhost.example/verify", "https:/verify", "https://login.example@evil.example/verify", "ms-appinstaller:x",
    "//login.example/verify", "verify", "https://login.example/a b", " https://login.example/"
  })
  void nothingElseDoes(String address) {
    assertEquals(Optional.empty(), codes(address).link());
    assertEquals(Optional.empty(), codes(address).completeLink());
  }

  @Test
  void theRequestNamesTheClientAndWhatItWants() {
    var request = new DeviceAuthorizationRequest("client-1", Scopes.parse("spark:rooms_read spark:kms"));

    assertEquals("client_id=client-1&scope=spark%3Arooms_read+spark%3Akms", request.form().encoded());
  }

  private static DeviceAuthorization codes(String address) {
    return new DeviceAuthorization(
        new Secret("d"), "012345", address, Optional.of(address), Duration.ofSeconds(300), Duration.ofSeconds(2));
  }
}
