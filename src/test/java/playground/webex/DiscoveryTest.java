package playground.webex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.FakeWebex.html;
import static playground.testing.FakeWebex.json;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.Endpoint;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.ServerMetadata;
import playground.testing.FakeWebex;
import playground.text.FailureTexts;

/** C-19: what a discovery document says is followed only when it is the right one (OpenID Connect Discovery §4.3). */
class DiscoveryTest {

  private static final String WEBEX = "https://idbroker.webex.com/idb";
  private static final String PATH = "/.well-known/openid-configuration";

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @Test
  void aDocumentOfATrustedIssuerTellsTheEndpoints() {
    respondWith("\"issuer\":\"" + WEBEX + "\"");

    var metadata = read();

    assertEquals(List.of(WEBEX), metadata.issuers());
    assertEquals(URI.create("https://broker.example.com/token"), metadata.endpoints().get(Endpoint.TOKEN));
    assertEquals(URI.create("https://broker.example.com/authorize"), metadata.endpoints().get(Endpoint.AUTHORIZATION));
    assertFalse(metadata.endpoints().containsKey(Endpoint.JWKS));
    assertEquals(Optional.empty(), metadata.callbackIssuer());
  }

  @Test
  void everyEndpointThatTheDocumentNamesIsRead() {
    var names = Arrays.stream(Endpoint.values()).flatMap(endpoint -> endpoint.metadataName().stream());
    var members = names.map(name -> ",\"" + name + "\":\"https://broker.example.com/" + name + "\"");
    webex.answersCalls(PATH, json(200, "{\"issuer\":\"" + WEBEX + "\"" + members.collect(Collectors.joining()) + "}"));

    assertEquals(Set.of(Endpoint.values()), read().endpoints().keySet());
  }

  /** The rule of the standard: document at issuer + {@value #PATH}. */
  @Test
  void theIssuerThatTheAddressNamesIsTrustedToo() {
    respondWith("\"issuer\":\"" + webex.baseUrl() + "\",\"authorization_response_iss_parameter_supported\":true");

    assertEquals(Optional.of(webex.baseUrl().toString()), read().callbackIssuer());
  }

  @Test
  void aDocumentOfAnotherIssuerIsRefused() {
    respondWith("\"issuer\":\"https://idbroker.webex.com/idb/\"");

    assertRefused(ResponseFault.ISSUER_UNTRUSTED, "https://idbroker.webex.com/idb/");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "jwks_uri          | http://broker.example.com/keys | MEMBER_NOT_SECURE",
      "userinfo_endpoint | file:///etc/passwd             | MEMBER_NOT_SECURE",
      "userinfo_endpoint | https://u:p@example.com/       | MEMBER_NOT_SECURE",
      "jwks_uri          | https://[                      | MEMBER_NOT_URI"
  })
  void anEndpointThatIsNotHttpsIsRefused(String name, String address, ResponseFault fault) {
    respondWith("\"issuer\":\"" + WEBEX + "\",\"" + name + "\":\"" + address + "\"");

    assertRefused(fault, name);
  }

  @Test
  void whatIsNoDocumentIsRefused() {
    webex.answersCalls(PATH, html(200));
    assertRefused(ResponseFault.HTML, "");
    webex.answersCalls(PATH, json(200, "[]"));
    assertRefused(ResponseFault.NOT_JSON, "");
    webex.answersCalls(PATH, json(200, "{}"));
    assertRefused(ResponseFault.MEMBER_MISSING, "issuer");
    webex.answersCalls(PATH, json(404, "{}"));
    assertRefused(ResponseFault.UNEXPECTED_STATUS, "404");
    webex.answersCalls(PATH, json(302, "{}").withHeader("Location", webex.baseUrl() + "/elsewhere"));
    assertRefused(ResponseFault.REDIRECT, "302");
    webex.answersCalls(PATH, json(200, " ".repeat(70_000)));
    assertRefused(ResponseFault.TOO_LONG, "64");
    assertFalse(webex.requests().stream().anyMatch(request -> request.getUrl().contains("elsewhere")));
  }

  /** A single setting wins over the document, and that over what Webex documents; all their issuers are good. */
  @Test
  void whatWasSetWinsOverTheDocument() {
    respondWith("\"issuer\":\"" + webex.baseUrl() + "\"");
    var own = URI.create("https://own.example.com/token");
    var settings = new ServerMetadata(Map.of(Endpoint.TOKEN, own), List.of(WEBEX), Optional.empty());

    var server = settings.over(read()).of(webex.baseUrl());

    assertEquals(own, server.tokenEndpoint());
    assertEquals(URI.create("https://broker.example.com/authorize"), server.authorizationEndpoint());
    assertEquals(List.of(WEBEX, webex.baseUrl().toString()), server.issuers());
  }

  /** A token must not be shown to the broker of another Webex. */
  @Test
  void revocationIsKnownForWebexItselfAndForWhatHasItsBrokerOnTheSameHost() {
    var fedRamp = WebexEndpoints.metadata(URI.create("https://api-usgov.webex.com/v1"), List.of(WEBEX));

    assertFalse(fedRamp.endpoints().containsKey(Endpoint.REVOCATION));
    assertEquals(
        URI.create("http://localhost:8081/idb/oauth2/v1/revoke"),
        WebexEndpoints.at(URI.create("http://localhost:8081/v1")).endpoint(Endpoint.REVOCATION).orElseThrow());
  }

  /** Printed at the start: what happened, why, and what to do, without a word about the reader's own servers. */
  @Test
  void whateverIsWrongIsOneLine() {
    assertSaid(
        "The server responded with status 404. It has no discovery document at this path, or can't send it at the moment."
            + " Compare webex.discovery-url with the server's documentation.");
    webex.answersCalls(PATH, json(200, "{\"issuer\":\"" + "x".repeat(2_000_000) + "\"}"));
    assertSaid(
        "The response is longer than 64 KiB and wasn't read to its end. A discovery document has a few KiB, so something"
            + " else is at this address. Compare webex.discovery-url with the server's documentation.");
    webex.answersCalls(PATH, json(200, "{\"issuer\":\"" + webex.baseUrl() + "\"}"));
    assertSaid(
        "The document has no authorization_endpoint. This isn't the discovery document of a server with the authorization"
            + " code flow. Compare webex.discovery-url with the server's documentation.");
    respondWith("\"issuer\":\"" + webex.baseUrl() + "\",\"jwks_uri\":\"http://keys.example.com/\"");
    assertSaid(
        "The jwks_uri in the document isn't https. Codes, secrets or keys would pass there unprotected, so nothing of the"
            + " document is used. Ask the server's operator to correct it, or set the endpoints one by one.");
    respondWith("\"issuer\":\"a\\u001b[31m\\nb\"");
    assertEquals(List.of(), controlCharacters(said()), "what a stranger sends stays on the line");
  }

  private static List<Integer> controlCharacters(String line) {
    return line.chars().filter(Character::isISOControl).boxed().toList();
  }

  private void assertSaid(String line) {
    assertEquals(line, said());
  }

  private String said() {
    return FailureTexts.ofDiscovery(assertThrows(OAuthException.class, this::read).failure()).inOneLine();
  }

  private void respondWith(String members) {
    webex.answersCalls(PATH, json(200, """
        {"authorization_endpoint":"https://broker.example.com/authorize",
         "token_endpoint":"https://broker.example.com/token",MEMBERS}""".replace("MEMBERS", members)));
  }

  private ServerMetadata read() {
    return new Discovery(URI.create(webex.baseUrl() + PATH), List.of(WEBEX)).read(Duration.ofSeconds(5));
  }

  private void assertRefused(ResponseFault fault, String detail) {
    var failure = assertThrows(OAuthException.class, this::read).failure();
    assertEquals(new UnusableResponse(RequestKind.DISCOVERY, fault, detail), failure);
  }
}
