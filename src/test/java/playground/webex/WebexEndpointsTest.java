package playground.webex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;

/** W-04: where a form may end up, in the words that browsers understand. */
class WebexEndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8081/v1,            http://localhost:8081",
    "http://[::1]:8081/v1,                http:",
    "https://webexapis.com/v1,            https://webexapis.com https://*.webex.com",
    "https://api-usgov.webex.com/v1,      https://api-usgov.webex.com https://*.webex.com",
    "https://notwebex.com/v1,             https://notwebex.com"
  })
  void aFormMayEndUpAtWebexAndNowhereElse(URI baseUrl, String targets) {
    assertEquals(targets, WebexEndpoints.formTargets(WebexEndpoints.at(baseUrl)));
  }

  /** What the words for a failure say of the server depends on it. */
  @ParameterizedTest
  @CsvSource({
    "https://webexapis.com/v1,              true",
    "https://api-usgov.webex.com/v1,        true",
    "https://api.ciscospark.com/v1,         true",
    "https://webexapis.com.example.org/v1,  false",
    "https://notwebex.com/v1,               false"
  })
  void webexIsRecognizedByItsHost(URI baseUrl, boolean isWebex) {
    var endpoints = Map.of(
        Endpoint.AUTHORIZATION, baseUrl.resolve("/authorize"), Endpoint.TOKEN, baseUrl.resolve("/oauth/token"));
    var server = new AuthorizationServer(baseUrl, endpoints, List.of(), Optional.empty());

    assertEquals(isWebex, WebexEndpoints.isWebex(server));
  }

  @ParameterizedTest
  @CsvSource({"https://api-usgov.webex.com/v1, true", "https://webexapis.com/v1, false"})
  void webexForGovernmentIsRecognizedByItsHost(URI baseUrl, boolean isFedRamp) {
    assertEquals(isFedRamp, WebexEndpoints.isFedRamp(WebexEndpoints.at(baseUrl)));
  }

  /** The sandbox, and a proxy in front of Webex. */
  @Test
  void aTokenEndpointWhereWebexHasItIsTakenForWebex() {
    assertTrue(WebexEndpoints.isWebex(WebexEndpoints.at(URI.create("http://localhost:8081/v1"))));
  }
}
