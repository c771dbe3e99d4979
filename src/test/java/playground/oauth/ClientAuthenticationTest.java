package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import playground.testing.Examples;

/** RFC 6749 §2.3: what of the client's credentials goes into the body, and which method Webex expects where. */
class ClientAuthenticationTest {

  @ParameterizedTest
  @CsvSource({
    "client_secret_post,  a=b&client_id=client-1&client_secret=s%26cret%2B1%25",
    "client_secret_basic, a=b",
    "none,                a=b&client_id=client-1"
  })
  void theBodyHoldsWhatTheMethodPutsThere(String method, String body) {
    assertEquals(body, added(method, "a=b", Examples.CLIENT));
  }

  /** Webex wants the client id in the body of a device's requests; RFC 6749 §3.2 allows no parameter twice. */
  @ParameterizedTest
  @CsvSource({
    "client_secret_post,  client_id=client-1&a=b&client_secret=s%26cret%2B1%25",
    "client_secret_basic, client_id=client-1&a=b",
    "none,                client_id=client-1&a=b"
  })
  void aClientIdThatIsInTheBodyIsNotRepeated(String method, String body) {
    assertEquals(body, added(method, "client_id=client-1&a=b", Examples.CLIENT));
  }

  @Test
  void whereThereIsNoSecretNoneIsSent() {
    var client = new ClientCredentials("client-1", Optional.empty());

    assertEquals("a=b&client_id=client-1", added("client_secret_post", "a=b", client));
  }

  /** OpenID Connect Core §9 has the names. */
  @Test
  void aMethodHasTheNameThatServersGiveIt() {
    var names = Stream.of(ClientAuthentication.values()).map(ClientAuthentication::methodName).toList();

    assertEquals(Stream.of("client_secret_post", "client_secret_basic", "none").toList(), names);
    assertEquals(Optional.empty(), ClientAuthentication.ofName("CLIENT_SECRET_POST"));
    assertEquals(Optional.empty(), ClientAuthentication.ofName("private_key_jwt"));
    assertEquals(Optional.empty(), ClientAuthentication.ofName(""));
  }

  /** Contract, 1.B to 1.D and 1.M. */
  @ParameterizedTest
  @CsvSource({
    "TOKEN, CLIENT_SECRET_POST", "DEVICE_AUTHORIZATION, NONE", "DEVICE_TOKEN, CLIENT_SECRET_BASIC",
    "REVOCATION, CLIENT_SECRET_BASIC"
  })
  void unlessAMethodIsSetEachEndpointHasTheOneOfWebex(Endpoint endpoint, ClientAuthentication method) {
    assertEquals(method, Examples.SERVER.authenticationAt(endpoint));
    assertEquals(method, Examples.SERVER.authenticatedBy(Optional.empty()).authenticationAt(endpoint));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "DEVICE_AUTHORIZATION", "DEVICE_TOKEN", "REVOCATION"})
  void aMethodThatIsSetIsThatOfEveryEndpoint(Endpoint endpoint) {
    for (var method : ClientAuthentication.values()) {
      var server = Examples.SERVER.authenticatedBy(Optional.of(method));

      assertEquals(method, server.authenticationAt(endpoint));
      assertEquals(method, server.chosenBy(Map.of(endpoint, "webex.token-endpoint")).authenticationAt(endpoint), "in either order");
    }
  }

  private static String added(String method, String form, ClientCredentials client) {
    return ClientAuthentication.ofName(method).orElseThrow().addTo(Form.parse(form), client).encoded();
  }
}
