package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.oauth.Loopback;
import playground.sandbox.view.Exposure;
import playground.server.HostAllowlist;
import playground.server.Readiness;
import playground.testing.Json;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;

/** A sandbox behind a proxy hands out the address that it is set to, whoever asks and whatever a request says. */
class ExposureTest {

  private static final String PUBLIC = "https://sandbox.example.com";

  private final Exposure exposure = publicAt(PUBLIC);

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox().with(exposure);

  static Exposure publicAt(String url) {
    return new Exposure(
        new HostAllowlist(Loopback.NAMES), Optional.of(URI.create(url)), false, false, Readiness.ofItself());
  }

  /** W-01: that name and the loopback ones; DNS rebinding gets no further than before. */
  @ParameterizedTest
  @CsvSource({
      "sandbox.example.com, 200", "SANDBOX.example.com:443, 200", "localhost, 200", "example.com, 421",
      "sandbox.example.com.evil.example, 421", "10.0.0.1, 421"
  })
  void thePublicNameIsAcceptedBesideTheLoopbackNames(String host, int status) throws Exception {
    assertEquals(status, RawHttp.status(RawHttp.exchange(
        sandbox.port(), "GET /healthz HTTP/1.1\nHost: " + host + "\nConnection: close\n\n")));
  }

  /** W-03: forwarded headers change nothing, and neither does the name that the request came by. */
  @ParameterizedTest
  @ValueSource(strings = {"Host: sandbox.example.com", "Host: localhost", "Host: sandbox.example.com:8443",
      "Host: sandbox.example.com\nX-Forwarded-Host: evil.example\nX-Forwarded-Proto: http\nForwarded: host=evil.example"})
  void theDiscoveryDocumentHasThePublicAddress(String headers) throws Exception {
    var document = RawHttp.exchange(sandbox.port(), "GET /v1/.well-known/openid-configuration HTTP/1.1\n" + headers
        + "\nConnection: close\n\n");

    for (var endpoint : List.of(
        "\"issuer\":\"%s/idb\"", "\"authorization_endpoint\":\"%s/v1/authorize\"", "\"token_endpoint\":\"%s/v1/access_token\"",
        "\"userinfo_endpoint\":\"%s/v1/userinfo\"", "\"jwks_uri\":\"%s/v1/verification\"")) {
      assertTrue(document.contains(endpoint.formatted(PUBLIC)), document);
    }
    assertFalse(document.contains("evil.example") || document.contains("localhost"), document);
  }

  @Test
  void anIdTokenHasThePublicIssuer() throws Exception {
    sandbox.registerScopes("openid");
    var token = sandbox.token(sandbox.exchange(sandbox.code(sandbox.with("scope", "openid"))));

    assertEquals(PUBLIC + "/idb", SignedJWT.parse(Json.text(token, "id_token")).getJWTClaimsSet().getIssuer());
  }

  @Test
  void webfingerNamesThePublicIssuer() throws Exception {
    var answer = sandbox.get("/v1/.well-known/webfinger?resource=acct:alex%40example.com").body();

    assertTrue(answer.contains("\"href\":\"" + PUBLIC + "/idb\""), answer);
  }

  @Test
  void theNextPageOfAListIsAtThePublicAddress() throws Exception {
    var rooms = sandbox.api("/v1/rooms?max=1", sandbox.accessToken("spark:rooms_read"));

    assertTrue(rooms.headers().firstValue("Link").orElse("").startsWith("<" + PUBLIC + "/v1/rooms?"), rooms.headers().toString());
  }

  @Test
  void aDeviceIsVerifiedAtThePublicAddress() throws Exception {
    var device = sandbox.registerDevice("TV");
    var begun = sandbox.post("/v1/device/authorize",
        Form.empty().with("client_id", device.clientId()).with("scope", "spark:rooms_read").encoded());

    assertTrue(Json.text(begun, "verification_uri").startsWith(PUBLIC + "/"), begun.body());
    assertTrue(Json.text(begun, "verification_uri_complete").startsWith(PUBLIC + "/"), begun.body());
  }

  @Test
  void thePagesNameThePublicAddress() throws Exception {
    assertTrue(Jsoup.parse(sandbox.get("/").body()).text().contains(PUBLIC + "/v1"));
    assertTrue(sandbox.get(appPath()).body().contains(PUBLIC + "/v1/authorize?"));
  }

  /** W-06. */
  @Test
  void behindHttpsItsCookiesAreSecureAndCarryAPrefix() throws Exception {
    var signIn = sandbox.post("/my-authorizations", "person=alex%40example.com");
    var renewed = sandbox.post(appPath(), "button=secret");

    assertEquals("__Host-sandbox=…; Path=/; Secure; HttpOnly; SameSite=Lax", cookie(signIn.headers()));
    assertEquals(
        "__Secure-sandbox_new=…; Path=" + appPath() + "; Max-Age=60; Secure; HttpOnly; SameSite=Strict",
        cookie(renewed.headers()).replaceFirst(" Expires=[^;]*;", ""));
  }

  /** Nodes listen on ports of their own, and browsers come to all of them by one address. */
  @ParameterizedTest
  @CsvSource({"http://localhost:9000, 9000", "http://localhost, 80"})
  void onPlainHttpAllNodesBehindOneAddressHaveOneCookieName(String url, int port) throws Exception {
    var node = new RunningSandbox().with(publicAt(url));
    node.start();
    try {
      assertEquals(
          "sandbox_" + port + "=…; Path=/; HttpOnly; SameSite=Lax",
          cookie(node.post("/my-authorizations", "person=alex%40example.com").headers()));
    } finally {
      node.stop();
    }
  }

  /** F-15. */
  @Test
  void aSandboxThatStopsIsNotReadyAndServesOn() throws Exception {
    assertEquals(200, sandbox.get("/readyz").statusCode());

    exposure.readiness().stop();

    assertEquals(503, sandbox.get("/readyz").statusCode());
    assertEquals("The process is stopping.\n", sandbox.get("/readyz").body());
    assertEquals(Optional.of("1"), sandbox.get("/readyz").headers().firstValue("Retry-After"));
    assertEquals(200, sandbox.get("/healthz").statusCode());
    assertEquals(200, sandbox.get("/v1/verification").statusCode());
  }

  private String appPath() throws Exception {
    return Jsoup.parse(sandbox.get("/my-apps").body()).expectFirst("article a").attr("href");
  }

  private static String cookie(HttpHeaders headers) {
    return headers.firstValue("Set-Cookie").orElse("").replaceFirst("=[^;]+", "=…");
  }
}
