package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8414 §2: what several sources say about one server. */
class ServerMetadataTest {

  private static final URI API = URI.create("https://api.example/v1");

  /** The names of the members, literally; the device's token endpoint has none. */
  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    "AUTHORIZATION, authorization_endpoint", "TOKEN, token_endpoint",
    "DEVICE_AUTHORIZATION, device_authorization_endpoint", "DEVICE_TOKEN, -", "USERINFO, userinfo_endpoint",
    "JWKS, jwks_uri", "REVOCATION, revocation_endpoint", "END_SESSION, end_session_endpoint"
  })
  void eachEndpointHasItsMember(Endpoint endpoint, String member) {
    assertEquals(Optional.ofNullable(member), endpoint.metadataName());
  }

  @Test
  void theStrongerSourceWinsAndTheWeakerOneFillsIn() {
    var stronger = metadata("https://a.example", "https://issuer-1.example", Optional.empty(), Endpoint.TOKEN);
    var weaker = metadata(
        "https://b.example", "https://issuer-2.example", Optional.of("https://issuer-2.example"),
        Endpoint.TOKEN, Endpoint.USERINFO);

    var merged = stronger.over(weaker);

    assertEquals(
        Map.of(
            Endpoint.TOKEN, URI.create("https://a.example/TOKEN"),
            Endpoint.USERINFO, URI.create("https://b.example/USERINFO")),
        merged.endpoints());
    assertEquals(List.of("https://issuer-1.example", "https://issuer-2.example"), merged.issuers());
    assertEquals(Optional.of("https://issuer-2.example"), merged.callbackIssuer());
    assertEquals(merged, merged.over(stronger), "each issuer once");
  }

  /** C-19, C-07: what is known of one server is not mixed with another: its secrets would go there. */
  @Test
  void whatIsKnownIsAddedForTheSameServerAlone() {
    var known = metadata(
        "https://a.example", "https://issuer.example", Optional.empty(), Endpoint.TOKEN, Endpoint.REVOCATION);

    for (var elsewhere : List.of("https://b.example", "http://a.example", "https://a.example:8443")) {
      var found = metadata(elsewhere, "https://issuer.example", Optional.empty(), Endpoint.TOKEN);
      assertEquals(found, found.beside(known), elsewhere);
    }
    var same = metadata("https://a.example/other/path", "https://issuer.example", Optional.empty(), Endpoint.TOKEN);
    assertEquals(URI.create("https://a.example/REVOCATION"), same.beside(known).endpoints().get(Endpoint.REVOCATION));
    assertEquals(URI.create("https://a.example/other/path/TOKEN"), same.beside(known).endpoints().get(Endpoint.TOKEN));
  }

  @Test
  void withBothEndpointsOfOAuthItDescribesAServer() {
    var server = metadata("https://a.example", "https://issuer.example", Optional.of("https://issuer.example"),
        Endpoint.AUTHORIZATION, Endpoint.TOKEN, Endpoint.USERINFO).of(API);

    assertEquals(API, server.resourceServer());
    assertEquals(URI.create("https://a.example/AUTHORIZATION"), server.authorizationEndpoint());
    assertEquals(URI.create("https://a.example/TOKEN"), server.tokenEndpoint());
    assertEquals(Optional.of(URI.create("https://a.example/USERINFO")), server.endpoint(Endpoint.USERINFO));
    assertEquals(Optional.empty(), server.endpoint(Endpoint.REVOCATION));
    assertEquals(List.of("https://issuer.example"), server.issuers());
    assertEquals(Optional.of("https://issuer.example"), server.callbackIssuer());
  }

  @Test
  void withoutOneOfThemItDescribesNone() {
    for (var there : List.of(Endpoint.AUTHORIZATION, Endpoint.TOKEN)) {
      var half = metadata("https://a.example", "https://issuer.example", Optional.empty(), there);

      assertThrows(IllegalArgumentException.class, () -> half.of(API));
    }
  }

  private static ServerMetadata metadata(String base, String issuer, Optional<String> announced, Endpoint... endpoints) {
    var all = new EnumMap<Endpoint, URI>(Endpoint.class);
    for (var endpoint : endpoints) {
      all.put(endpoint, URI.create(base + "/" + endpoint));
    }
    return new ServerMetadata(all, List.of(issuer), announced);
  }
}
