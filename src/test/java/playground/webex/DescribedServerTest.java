package playground.webex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Endpoint;
import playground.oauth.ServerMetadata;

/** C-19: what settings and discovery make of a server, and what neither of them says. */
class DescribedServerTest {

  private static final String WEBEX_ISSUER = "https://idbroker.webex.com/idb";
  private static final URI WEBEX = URI.create("https://webexapis.com/v1");
  private static final String ISSUER = "https://login.example.com/realm";
  private static final Map<Endpoint, URI> REQUIRED = Map.of(
      Endpoint.AUTHORIZATION, URI.create("https://login.example.com/authorize"),
      Endpoint.TOKEN, URI.create("https://login.example.com/token"));

  private static final Map<Endpoint, URI> BROKER = Map.of(
      Endpoint.AUTHORIZATION, URI.create("https://idbroker.webex.com/idb/oauth2/v1/authorize"),
      Endpoint.TOKEN, URI.create("https://idbroker.webex.com/idb/oauth2/v1/access_token"));

  private static final ServerMetadata UNSET = new ServerMetadata(Map.of(), List.of(WEBEX_ISSUER), Optional.empty());

  @Test
  void withoutDiscoveryItIsWebexAsDocumented() {
    var server = WebexEndpoints.of(WEBEX, UNSET, Optional.empty());

    assertEquals(EnumSet.allOf(Endpoint.class), server.endpoints().keySet());
    assertEquals(WEBEX, server.resourceServer());
    assertEquals(URI.create("https://webexapis.com/v1/device/token"), server.endpoint(Endpoint.DEVICE_TOKEN).orElseThrow());
  }

  /** Contract, 1.G: Webex's document lists neither device nor revocation endpoint, and Webex has both. */
  @Test
  void whatWebexsOwnDocumentLeavesOutIsWhereWebexDocumentsIt() {
    var document = Map.of(
        Endpoint.AUTHORIZATION, URI.create("https://webexapis.com/v1/authorize"),
        Endpoint.TOKEN, URI.create("https://webexapis.com/v1/access_token"));

    var server = WebexEndpoints.of(WEBEX, UNSET, discovered(document));

    assertEquals(EnumSet.allOf(Endpoint.class), server.endpoints().keySet());
    assertEquals(
        URI.create("https://webexapis.com/v1/device/authorize"), server.endpoint(Endpoint.DEVICE_AUTHORIZATION).orElseThrow());
    assertEquals(
        URI.create("https://idbroker.webex.com/idb/oauth2/v1/revoke"), server.endpoint(Endpoint.REVOCATION).orElseThrow());
    assertTrue(WebexEndpoints.isWebex(server));
  }

  /** Contract, 1.G: by a third party, the document at the identity broker works; which one is right is not settled. */
  @Test
  void theDocumentOfWebexsBrokerIsFilledInFromWebexsApi() {
    var server = WebexEndpoints.of(WEBEX, UNSET, discovered(BROKER));

    assertEquals(BROKER.get(Endpoint.TOKEN), server.tokenEndpoint());
    assertEquals(
        URI.create("https://webexapis.com/v1/device/authorize"), server.endpoint(Endpoint.DEVICE_AUTHORIZATION).orElseThrow());
    assertEquals(
        URI.create("https://idbroker.webex.com/idb/oauth2/v1/revoke"), server.endpoint(Endpoint.REVOCATION).orElseThrow());
    assertTrue(WebexEndpoints.isWebex(server));
  }

  /** Contract, 1.P: the commercial Webex's secrets are nothing to Webex for Government, and vice versa. */
  @Test
  void webexForGovernmentIsNotFilledInFromTheCommercialWebex() {
    var government = URI.create("https://api-usgov.webex.com/v1");
    var document = Map.of(
        Endpoint.AUTHORIZATION, URI.create("https://api-usgov.webex.com/v1/authorize"),
        Endpoint.TOKEN, URI.create("https://api-usgov.webex.com/v1/access_token"));

    assertEquals(BROKER, WebexEndpoints.of(government, UNSET, discovered(BROKER)).endpoints());
    assertEquals(document, WebexEndpoints.of(WEBEX, UNSET, discovered(document)).endpoints());
  }

  /** The sandbox run alone, or a proxy in front of Webex. */
  @Test
  void aDocumentWithWebexsPathsBelowTheBaseUrlIsTakenForWebexs() {
    var base = URI.create("http://localhost:8081/v1");
    var document = Map.of(
        Endpoint.AUTHORIZATION, URI.create("http://localhost:8081/v1/authorize"),
        Endpoint.TOKEN, URI.create("http://localhost:8081/v1/access_token"));

    var server = WebexEndpoints.of(base, UNSET, discovered(document));

    assertEquals(URI.create("http://localhost:8081/v1/device/token"), server.endpoint(Endpoint.DEVICE_TOKEN).orElseThrow());
  }

  /** Also when its API has the same host: a path below the base URL is a guess, and secrets would go there. */
  @ParameterizedTest
  @ValueSource(strings = {"https://webexapis.com/v1", "https://login.example.com/v1", "https://login.example.com"})
  void whatAnotherServersDocumentLeavesOutIsNotOffered(URI baseUrl) {
    var server = WebexEndpoints.of(baseUrl, UNSET, discovered(REQUIRED));

    assertEquals(REQUIRED, server.endpoints());
    assertFalse(WebexEndpoints.isWebex(server));
  }

  /** Its tokens are nothing to Webex (C-26). */
  @Test
  void anotherServersTokensDoNotGoToWebexsApi() {
    var userinfo = URI.create("https://api.example.com/userinfo");

    assertEquals(
        URI.create("https://login.example.com"), WebexEndpoints.of(WEBEX, UNSET, discovered(REQUIRED)).resourceServer());
    assertEquals(
        URI.create("https://api.example.com"),
        WebexEndpoints.of(WEBEX, UNSET, discovered(with(REQUIRED, Endpoint.USERINFO, userinfo))).resourceServer());
    var own = URI.create("https://api.example.com/v2");
    assertEquals(own, WebexEndpoints.of(own, UNSET, discovered(REQUIRED)).resourceServer(), "what is set stays");
  }

  /** C-17: an ID token of Webex's says nothing at another server. */
  @Test
  void anotherServerIsNotTrustedWithWebexsIssuers() {
    var settings = new ServerMetadata(
        Map.of(), List.of(WEBEX_ISSUER, "https://second.example.com"), Optional.empty());

    var server = WebexEndpoints.of(WEBEX, settings, discovered(REQUIRED));

    assertEquals(List.of("https://second.example.com", ISSUER), server.issuers());
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void whatIsSetWinsOverTheDocument(Endpoint endpoint) {
    var own = URI.create("https://own.example.com/x");
    var settings = new ServerMetadata(Map.of(endpoint, own), List.of(WEBEX_ISSUER), Optional.empty());
    var everything = new EnumMap<Endpoint, URI>(Endpoint.class);
    Set.of(Endpoint.values()).forEach(each -> everything.put(each, URI.create("https://login.example.com/" + each)));

    assertEquals(own, WebexEndpoints.of(WEBEX, settings, discovered(everything)).endpoints().get(endpoint));
    assertEquals(
        own, WebexEndpoints.of(WEBEX, settings, discovered(REQUIRED)).endpoints().get(endpoint), "if it names none too");
  }

  /** RFC 8628 §3.4. */
  @Test
  void anotherServersDevicePollsItsTokenEndpointUnlessThatIsSet() {
    var device = URI.create("https://login.example.com/device");
    var moved = URI.create("https://login.example.com/token/2");
    var settings = new ServerMetadata(
        Map.of(Endpoint.DEVICE_AUTHORIZATION, device, Endpoint.TOKEN, moved), List.of(WEBEX_ISSUER), Optional.empty());

    var server = WebexEndpoints.of(WEBEX, settings, discovered(REQUIRED));

    assertEquals(Optional.of(moved), server.endpoint(Endpoint.DEVICE_TOKEN));
  }

  /** Without discovery too, nothing is guessed of a server that the settings describe. */
  @Test
  void aServerThatIsSetOneByOneHasNoEndpointsOfWebex() {
    var settings = new ServerMetadata(REQUIRED, List.of(WEBEX_ISSUER), Optional.empty());

    var server = WebexEndpoints.of(WEBEX, settings, Optional.empty());

    assertEquals(REQUIRED, server.endpoints());
    assertEquals(List.of(), server.issuers());
    assertEquals(URI.create("https://login.example.com"), server.resourceServer());
  }

  /** The same when only one of the required two is set: a secret or a token would go to a path that is a guess. */
  @Test
  void aServerThatIsSetInPartHasNoEndpointsOfWebex() {
    var base = URI.create("https://as.example.com");
    var token = URI.create("https://as.example.com/token");
    var settings = new ServerMetadata(
        Map.of(Endpoint.TOKEN, token), List.of("https://as.example.com/idb"), Optional.empty());

    var server = WebexEndpoints.of(base, settings, Optional.empty());

    assertEquals(
        Map.of(Endpoint.AUTHORIZATION, URI.create("https://as.example.com/authorize"), Endpoint.TOKEN, token),
        server.endpoints());
    assertFalse(WebexEndpoints.isWebex(server));
  }

  /** Webex's document, and both its endpoints set elsewhere: what Webex documents is nothing to that server. */
  @Test
  void anotherServerBesideWebexsDocumentHasNothingThatTheDocumentDoesNotName() {
    var settings = new ServerMetadata(REQUIRED, List.of(WEBEX_ISSUER), Optional.empty());
    var document = Map.of(
        Endpoint.AUTHORIZATION, URI.create("https://webexapis.com/v1/authorize"),
        Endpoint.TOKEN, URI.create("https://webexapis.com/v1/access_token"));

    assertEquals(REQUIRED, WebexEndpoints.of(WEBEX, settings, discovered(document)).endpoints());
  }

  /** A proxy for one endpoint: the person still signs in at Webex. */
  @Test
  void webexWithOneEndpointMovedStaysWebex() {
    var proxy = URI.create("http://localhost:9999/token");
    var settings = new ServerMetadata(Map.of(Endpoint.TOKEN, proxy), List.of(WEBEX_ISSUER), Optional.empty());

    var server = WebexEndpoints.of(WEBEX, settings, Optional.empty());

    assertEquals(proxy, server.tokenEndpoint());
    assertEquals(WEBEX, server.resourceServer());
    assertTrue(WebexEndpoints.isWebex(server));
    assertEquals(EnumSet.allOf(Endpoint.class), server.endpoints().keySet());
  }

  private static Optional<ServerMetadata> discovered(Map<Endpoint, URI> endpoints) {
    return Optional.of(new ServerMetadata(endpoints, List.of(ISSUER), Optional.empty()));
  }

  private static Map<Endpoint, URI> with(Map<Endpoint, URI> endpoints, Endpoint endpoint, URI address) {
    var more = new EnumMap<>(endpoints);
    more.put(endpoint, address);
    return more;
  }
}
