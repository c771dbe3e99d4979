package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C-19, RFC 6749 §3.1, §3.2: an endpoint has https, or is on this machine, and has no fragment. */
class SecureUriTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "https://webexapis.com/v1/authorize", "HTTPS://login.example", "http://localhost:8081/v1", "http://[::1]/",
    "http://localhost:65535/"
  })
  void secretsMayBeSentByHttpsOrToThisMachine(URI address) {
    assertTrue(SecureUri.is(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "http://webexapis.com/v1", "https://login.example/#fragment", "https://user@login.example/", "ftp://localhost/",
    "/authorize", "https:///authorize", "urn:x", "http://localhost:65536/"
  })
  void secretsMayBeSentNowhereElse(URI address) {
    assertFalse(SecureUri.is(address));
  }
}
