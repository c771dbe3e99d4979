package playground.sandbox.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.sandbox.fault.FaultType;
import playground.testing.Json;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;
import playground.testing.Wait;

/** The sandbox as other people's tests use it. */
@Timeout(60) // seconds; only for a sandbox that does not end
class WebexSandboxTest {

  @AutoClose private final WebexSandbox sandbox = WebexSandbox.builder().start();

  private final Requests requests = new Requests(sandbox);

  @Test
  void withoutFurtherCallsAClientGetsFromTheRequestToTheRooms() throws Exception {
    var callback = sandbox.authorize(requests.authorization("spark:rooms_read"));

    assertEquals("st4te", Requests.query(callback).value("state").orElseThrow());
    assertTrue(callback.toString().startsWith(SandboxIntegration.REDIRECT_URI + "?"), "the redirect URI, at which nobody listens");
    var token = Requests.accessToken(requests.exchange(callback));
    assertEquals(200, requests.api("/rooms", token).statusCode());
    assertEquals(403, requests.api("/people/me", token).statusCode(), "no more than what was requested");
  }

  @Test
  void everyScopeOfWebexCanBeRequestedFromTheStandardIntegration() throws Exception {
    var callback = sandbox.authorize(requests.authorization("spark:all spark-admin:people_read meeting:schedules_read"));

    assertEquals(200, requests.exchange(callback).statusCode());
  }

  @Test
  void whoeverFollowsRedirectsIsSignedInAndConsentsToo() throws Exception {
    var response = requests.get(requests.authorization("spark:rooms_read"));

    assertEquals(302, response.statusCode());
    assertTrue(response.headers().firstValue("Location").orElseThrow().contains("code="));
  }

  @Test
  void withConsentPagesABrowserSeesThemAndAuthorizeDoesNotNeedThem() throws Exception {
    try (var asking = WebexSandbox.builder().withConsentPages().start()) {
      var client = new Requests(asking);

      var page = client.get(client.authorization("spark:rooms_read"));
      assertEquals(200, page.statusCode());
      assertTrue(page.body().contains("Choose a test user"));
      assertTrue(Requests.query(asking.authorize(client.authorization("spark:rooms_read"))).value("code").isPresent());
    }
  }

  @Test
  void anotherPersonCanConsent() throws Exception {
    var request = requests.authorization("spark:people_read");

    var token = Requests.accessToken(requests.exchange(sandbox.authorize(request, "robin@example.com")));
    assertTrue(requests.api("/people/me", token).body().contains("robin@example.com"));
    var failure = assertThrows(IllegalArgumentException.class, () -> sandbox.authorize(request, "nobody@example.com"));
    assertEquals("Nobody has the e-mail address nobody@example.com. The people are alex@example.com, robin@example.com,"
        + " kim@example.com.", failure.getMessage());
  }

  /** A wrong base URL is the first mistake that people make; nothing is sent there. */
  @Test
  void anAuthorizationRequestToAnotherServerIsRefusedInWordsWithoutItsQuery() {
    for (var address : List.of("https://webexapis.com/v1/authorize", "http://127.0.0.1:1/v1/authorize")) {
      var elsewhere = URI.create(address + "?state=st4te");

      var failure = assertThrows(IllegalArgumentException.class, () -> sandbox.authorize(elsewhere));
      assertEquals("The authorization request goes to " + elsewhere.getScheme() + "://" + elsewhere.getAuthority()
          + " and not to this sandbox. Set your client's base URL to " + sandbox.baseUrl() + ".", failure.getMessage());
    }
    assertEquals(List.of(), sandbox.log());
  }

  @Test
  void whereWebexShowsAPageThereIsNoCallbackButTheTrueCause() {
    var request = requests.authorization("http://localhost:8080/elsewhere", "spark:rooms_read");

    var failure = assertThrows(NoCallbackException.class, () -> sandbox.authorize(request));
    assertEquals(400, failure.status());
    assertEquals(sandbox.log().get(0).causes(), failure.causes());
    assertTrue(failure.getMessage().startsWith("The sandbox sent no callback but a response with status 400: redirect_uri"),
        failure.getMessage());
  }

  @Test
  void faultsApplyToAnAuthorizationAsToABrowsers() {
    sandbox.fault(FaultType.CONSENT_DENIED);

    var callback = sandbox.authorize(requests.authorization("spark:rooms_read"));
    assertEquals("access_denied", Requests.query(callback).value("error").orElseThrow());
  }

  @Test
  void tokensAreForTheScopesThatATestNames() throws Exception {
    assertEquals(200, requests.api("/rooms", sandbox.token("spark:rooms_read", "spark:people_read")).statusCode());
    assertEquals(200, requests.api("/people/me", sandbox.token("spark:rooms_read spark:people_read")).statusCode());
    assertEquals(403, requests.api("/people/me", sandbox.token("spark:rooms_read")).statusCode());
    assertEquals(200, requests.api("/people/me", sandbox.token()).statusCode(), "without a scope: all that are registered");
    var failure = assertThrows(IllegalArgumentException.class, () -> sandbox.token("spark:everything"));
    assertEquals("No token for these scopes: Webex knows no scope spark:everything.", failure.getMessage());
  }

  @Test
  void aFaultIsLeftToTheClientAndNotUsedUpByTokensThatATestAsksFor() throws Exception {
    sandbox.fault(Fault.of(FaultType.SERVER_ERROR).times(1));

    var tokens = sandbox.tokens("spark:rooms_read");
    assertEquals(500, requests.refresh(tokens.refreshToken()).statusCode());
    assertEquals(200, requests.refresh(tokens.refreshToken()).statusCode());
  }

  @Test
  void aFaultAppliesWhereAndAsOftenAsItSaysWithItsSeconds() throws Exception {
    var token = sandbox.token();
    sandbox.fault(Fault.of(FaultType.TOO_MANY_REQUESTS).at("/v1/rooms").seconds(7).times(1));

    assertEquals(200, requests.api("/people/me", token).statusCode());
    var refused = requests.api("/rooms", token);
    assertEquals(429, refused.statusCode());
    assertEquals(Optional.of("7"), refused.headers().firstValue("Retry-After"));
    assertEquals(200, requests.api("/rooms", token).statusCode());
  }

  @Test
  void aFaultWithoutANumberAppliesUntilFaultsAreCleared() throws Exception {
    var token = sandbox.token();
    sandbox.fault(FaultType.ACCESS_TOKEN_EXPIRED, "/v1/rooms");

    assertEquals(401, requests.api("/rooms", token).statusCode());
    assertEquals(401, requests.api("/rooms", token).statusCode());
    sandbox.clearFaults();
    assertEquals(200, requests.api("/rooms", token).statusCode());
  }

  @Test
  void aFaultThatCannotBeSwitchedOnIsRefusedWithAllThatIsWrong() {
    var wrong = Fault.of(FaultType.CODE_EXPIRED).at("/v1/rooms").seconds(3).times(0);

    var failure = assertThrows(IllegalArgumentException.class, () -> sandbox.fault(wrong));
    assertEquals("seconds is unknown; code-expired takes [fault, path, times]; path must be one where code-expired can apply:"
        + " [/v1/access_token, /idb/oauth2/v1/access_token]; times must be a whole number from 1 to 1000000",
        failure.getMessage());
  }

  @Test
  void tokensExpireWhenTheClockIsMoved() throws Exception {
    var tokens = sandbox.tokens();
    var before = sandbox.clock().instant();

    sandbox.clock().forward(Duration.ofDays(13));
    assertEquals(200, requests.api("/rooms", tokens.accessToken()).statusCode());
    sandbox.clock().forward(Duration.ofDays(1));
    assertEquals(401, requests.api("/rooms", tokens.accessToken()).statusCode());
    assertEquals(200, requests.refresh(tokens.refreshToken()).statusCode());
    assertTrue(Duration.between(before, sandbox.clock().instant()).toDays() >= 14, "a client can use the same clock");
    assertThrows(IllegalArgumentException.class, () -> sandbox.clock().forward(Duration.ofSeconds(-1)));
  }

  @Test
  void revokedTokensAreRefused() throws Exception {
    var tokens = sandbox.tokens();

    sandbox.revokeTokens();
    assertEquals(401, requests.api("/rooms", tokens.accessToken()).statusCode());
    assertEquals(400, requests.refresh(tokens.refreshToken()).statusCode());
    assertEquals(200, requests.api("/rooms", sandbox.token()).statusCode(), "later ones are not");
  }

  @Test
  void theLogSaysInOrderWhatWasSentAndWhyItWasRefused() throws Exception {
    var callback = sandbox.authorize(requests.authorization("spark:rooms_read"));
    requests.exchange(callback);
    requests.exchange(callback);

    var log = sandbox.log();
    assertEquals(List.of("/v1/authorize", "/v1/access_token", "/v1/access_token"), log.stream().map(LoggedRequest::path).toList());
    var last = log.get(2);
    assertEquals("POST", last.method());
    assertEquals(OptionalInt.of(400), last.status());
    assertEquals(Optional.of(SandboxIntegration.CLIENT_ID), last.clientId());
    assertEquals("authorization_code", last.parameters().get("grant_type"));
    assertTrue(last.causes().get(0).startsWith("the code was used"), last.causes().toString());
    assertTrue(last.toString().matches("POST /v1/access_token 400 \\{grant_type=authorization_code, .*} ← the code was used .*"), last.toString());
    assertEquals(List.of(), log.get(1).causes());
  }

  /** W-12, W-22: what a failing test prints, and what a test may print itself. */
  @Test
  void nothingThatPrintsHoldsASecret() throws Exception {
    var callback = sandbox.authorize(requests.authorization("spark:rooms_read"));
    var response = requests.exchange(callback);
    var tokens = sandbox.tokens();
    requests.refresh(tokens.refreshToken());
    requests.api("/rooms", tokens.accessToken());

    var printed = sandbox.log() + " " + tokens + " " + sandbox.integration();
    var secrets = List.of(
        SandboxIntegration.CLIENT_SECRET, "st4te", Requests.query(callback).value("code").orElseThrow(),
        Requests.accessToken(response), Json.text(response, "refresh_token"), tokens.accessToken(), tokens.refreshToken());
    secrets.forEach(secret -> assertFalse(printed.contains(secret), printed));
  }

  @Test
  void aResetLeavesNothingOfWhatATestDid() throws Exception {
    var tokens = sandbox.tokens();
    sandbox.fault(FaultType.SERVER_ERROR, "/v1/rooms");
    sandbox.clock().forward(Duration.ofDays(1));
    var address = sandbox.baseUrl();

    sandbox.reset();
    assertEquals(List.of(), sandbox.log());
    assertTrue(sandbox.clock().instant().isBefore(Instant.now().plusSeconds(1)), "the real time");
    assertEquals(401, requests.api("/rooms", tokens.accessToken()).statusCode());
    assertEquals(200, requests.api("/rooms", sandbox.token()).statusCode(), "no fault, and the integration is there");
    assertEquals(address, sandbox.baseUrl());
  }

  @Test
  void severalAtOnceKnowNothingOfEachOther() throws Exception {
    try (var other = WebexSandbox.builder().start()) {
      var token = sandbox.token();
      other.fault(FaultType.ADMIN_BLOCKED);
      other.clock().forward(Duration.ofDays(15));

      assertNotEquals(other.baseUrl(), sandbox.baseUrl());
      assertEquals(200, requests.api("/rooms", token).statusCode());
      assertEquals(401, new Requests(other).api("/rooms", token).statusCode());
      assertEquals(1, sandbox.log().size());
    }
  }

  @Test
  void peopleRoomsAndIntegrationsAreThoseOfTheBuilder() throws Exception {
    var integration = SandboxIntegration.standard().withName("Reports").withCredentials("client-1", "s3cret")
        .withRedirectUris("http://localhost:3000/a", "http://localhost:3000/b").withScopes("spark:rooms_read", "spark:people_read");
    var builder = WebexSandbox.builder().integration(integration)
        .person(SandboxPerson.user("jo@example.com", "Jo van Example")).person(SandboxPerson.admin("mo@example.com", "Mo"))
        .room("Project space", "jo@example.com", "mo@example.com");
    try (var own = builder.start()) {
      var token = own.token();
      var client = new Requests(own);

      assertEquals(integration, own.integration());
      assertEquals(new SandboxPerson("jo@example.com", "Jo van Example", false), own.person());
      assertEquals("Jo van Example", Json.text(client.api("/people/me", token), "displayName"));
      var rooms = Json.of(client.api("/rooms", token)).get("items");
      assertEquals(1, rooms.size());
      assertEquals("Project space", rooms.get(0).get("title").stringValue());
      assertThrows(IllegalArgumentException.class, () -> own.token("spark:messages_read"), "is not registered");
    }
  }

  @Test
  void anIntegrationCanDemandPkceAndRotateItsRefreshTokens() throws Exception {
    var strict = SandboxIntegration.standard().withRequiredPkce().withRotatingRefreshTokens();
    try (var own = WebexSandbox.builder().integration(strict).start()) {
      var client = new Requests(own);
      var tokens = own.tokens();

      var withoutPkce = own.authorize(client.authorization("spark:rooms_read"));
      assertEquals("invalid_request", Requests.query(withoutPkce).value("error").orElseThrow());
      assertNotEquals(tokens.refreshToken(), Json.text(client.refresh(tokens.refreshToken()), "refresh_token"));
      assertEquals(400, client.refresh(tokens.refreshToken()).statusCode(), "the second use");
    }
  }

  @Test
  void anIntegrationForDevicesIsConsentedToByItself() throws Exception {
    try (var own = WebexSandbox.builder().integration(SandboxIntegration.standard().withDeviceGrant()).start()) {
      var client = new Requests(own);
      var begun = client.post("/device/authorize",
          Form.empty().with("client_id", SandboxIntegration.CLIENT_ID).with("scope", "spark:rooms_read"));

      var polled = client.post("/device/token", Form.empty()
          .with("grant_type", "urn:ietf:params:oauth:grant-type:device_code").with("client_id", SandboxIntegration.CLIENT_ID)
          .with("device_code", Json.text(begun, "device_code")),
          "Authorization", RunningSandbox.basic(SandboxIntegration.CLIENT_ID, SandboxIntegration.CLIENT_SECRET));
      assertEquals(200, client.api("/rooms", Requests.accessToken(polled)).statusCode());
    }
  }

  @Test
  void everythingThatIsWrongWithABuilderIsSaidAtOnce() {
    var builder = WebexSandbox.builder()
        .integration(SandboxIntegration.standard().withScopes("spark:everything"))
        .integration(SandboxIntegration.standard().withName("").withRedirectUris("/callback"))
        .person(SandboxPerson.user("jo", "Jo")).room("Project space", "mo@example.com");

    var failure = assertThrows(IllegalArgumentException.class, builder::start);
    var paths = List.of(failure.getMessage().split("; (?=integrations|people|rooms)")).stream().map(error -> error.split(" ")[0]).toList();
    assertEquals(List.of("integrations[0].scopes[0]", "integrations[1].name", "integrations[1].redirectUris[0]",
        "integrations[1].clientId", "people[0].email", "rooms[0].members[0]"), paths);
    assertFalse(failure.getMessage().contains(SandboxIntegration.CLIENT_SECRET));
  }

  @Test
  void aBuilderStartsManyAndIsChangedByNone() {
    var builder = WebexSandbox.builder();
    builder.person(SandboxPerson.user("jo@example.com", "Jo")); // gives another builder

    try (var first = builder.start(); var second = builder.start()) {
      assertEquals("alex@example.com", first.person().email());
      assertEquals("alex@example.com", second.person().email());
    }
  }

  @Test
  void theIssuerIsThatOfTheDiscoveryDocument() throws Exception {
    var document = requests.get(URI.create(sandbox.issuer() + "/.well-known/openid-configuration"));

    assertEquals(sandbox.issuer().toString(), Json.text(document, "issuer"));
  }

  @Test
  void closingItFreesThePortHoweverLongAFaultDelaysAResponseAndMayHappenTwice() throws Exception {
    var other = WebexSandbox.builder().start();
    other.fault(Fault.of(FaultType.DELAY).at("/v1/rooms").seconds(600));
    try (var pending = RawHttp.connect(other.baseUrl().getPort())) {
      pending.setSoTimeout(20_000); // fails instead of waiting for ever
      pending.getOutputStream().write(("GET /v1/rooms HTTP/1.1\r\nHost: 127.0.0.1:" + other.baseUrl().getPort()
          + "\r\nAuthorization: Bearer " + other.token() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      Wait.until("the sandbox has the request", () -> !other.log().isEmpty());

      other.close();
      other.close();
      assertThrows(ConnectException.class, () -> new Socket(InetAddress.getByName("127.0.0.1"), other.baseUrl().getPort()));
      assertTrue(isClosed(pending.getInputStream()), "nobody waits for a response any more");
    }
  }

  /** Whatever still comes: a connection that is reset has no end to read. */
  private static boolean isClosed(InputStream in) throws IOException {
    try {
      in.readAllBytes();
      return true;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** S-17, W-01: other machines and other names do not reach it. */
  @Test
  void itListensOnTheOneLoopbackAddressAndAcceptsNoOtherName() throws Exception {
    var port = sandbox.baseUrl().getPort();

    assertEquals(421, RawHttp.status(RawHttp.exchange(port, "GET / HTTP/1.1\nHost: example.com\nConnection: close\n\n")));
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.2", port).close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void bothNamesOfThisMachineAreTheSandbox(String host) {
    var request = URI.create(requests.authorization("spark:rooms_read").toString().replace("127.0.0.1", host));

    assertTrue(Requests.query(sandbox.authorize(request)).value("code").isPresent());
  }

  @Test
  void aLoggedRequestKeepsItsOwnCopies() {
    var parameters = new HashMap<>(Map.of("a", "b"));
    var logged = new LoggedRequest(
        Instant.EPOCH, "GET", "/v1/rooms", parameters, OptionalInt.empty(), List.of(), Optional.empty(), "T-1");
    parameters.clear();

    assertEquals("GET /v1/rooms (no response yet) {a=b}", logged.toString());
  }

  @Test
  void anAuthorizationRequestKeepsWhatItsStateHolds() {
    var state = "a+b/c%d=é ü&x";
    var request = URI.create(sandbox.baseUrl() + "/authorize?" + Form.empty()
        .with("response_type", "code").with("client_id", SandboxIntegration.CLIENT_ID)
        .with("scope", "spark:rooms_read").with("state", state).encodedForQuery());

    assertEquals(state, Requests.query(sandbox.authorize(request)).value("state").orElseThrow());
  }
}
