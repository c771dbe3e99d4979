package playground.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.query;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Faults of consent, codes, tokens and ID tokens; the log names each. */
class TokenFaultsTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @ParameterizedTest
  @ValueSource(strings = {"/v1/access_token", "/idb/oauth2/v1/access_token"})
  void tokenTypeAndScopeMayBeLeftOut(String path) throws Exception {
    switchOn("omit-token-type-and-scope");

    var answer = Json.of(sandbox.post(path, sandbox.exchange(sandbox.code()).encoded()));

    assertTrue(answer.has("access_token"));
    assertFalse(answer.has("token_type"));
    assertFalse(answer.has("scope"));
    assertCause("the fault omit-token-type-and-scope");
  }

  @Test
  void lifetimesMayComeAsTexts() throws Exception {
    switchOn("expires-in-as-string");

    var answer = sandbox.tokens().body();

    assertTrue(answer.contains("\"expires_in\":\"1209599\""));
    assertTrue(answer.contains("\"refresh_token_expires_in\":\"7775999\""));
    assertCause("the fault expires-in-as-string");
  }

  @Test
  void aGoodAccessTokenMayCountAsExpired() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");
    switchOn("access-token-expired");

    assertEquals(401, sandbox.api("/v1/rooms", token).statusCode());
    assertCause("access token: good, but for the fault access-token-expired");
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/access_token", "/idb/oauth2/v1/access_token"})
  void aGoodRefreshTokenMayCountAsExpired(String path) throws Exception {
    var form = sandbox.refresh(Json.text(sandbox.tokens(), "refresh_token")).encoded();
    switchOn("refresh-token-expired");

    assertEquals(400, sandbox.post(path, form).statusCode());
    assertCause("refresh token: good, but for the fault refresh-token-expired");
    assertEquals(200, sandbox.post(path, form).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/access_token", "/idb/oauth2/v1/access_token"})
  void aFreshCodeMayCountAsExpired(String path) throws Exception {
    var form = sandbox.exchange(sandbox.code()).encoded();
    switchOn("code-expired");

    assertEquals(400, sandbox.post(path, form).statusCode());
    assertCause("the code is good, but for the fault code-expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/authorize", "/idb/oauth2/v1/authorize"})
  void anAdministratorMayBlockTheIntegration(String path) throws Exception {
    switchOn("admin-blocked");

    var answer = sandbox.get(path + "?" + sandbox.request().encodedForQuery());

    assertEquals(403, answer.statusCode());
    assertEquals(Optional.empty(), answer.headers().firstValue("Location"));
    assertCause("the fault admin-blocked is on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/authorize", "/idb/oauth2/v1/authorize"})
  void aConsentMayTurnOutToBeADecline(String path) throws Exception {
    switchOn("consent-denied");

    var answer = sandbox.post(
        path + "?" + sandbox.request().encodedForQuery(), "person=alex%40example.com&decision=accept");

    assertEquals(Optional.of("access_denied"), query(answer).value("error"));
    assertCause("access_denied, the fault consent-denied is on");
  }

  @ParameterizedTest
  @CsvSource({"/v1/access_token, 200, 400", "/idb/oauth2/v1/access_token, 400, 200"})
  void aFaultAtOneOfTheTwoHostsPathsLeavesTheOtherAlone(String path, int atTheBroker, int atTheGateway)
      throws Exception {
    sandbox.faults("[{\"path\": \"" + path + "\", \"fault\": \"code-expired\"}]");

    assertEquals(
        atTheBroker,
        sandbox.post("/idb/oauth2/v1/access_token", sandbox.exchange(sandbox.code()).encoded()).statusCode());
    assertEquals(atTheGateway, sandbox.tokens().statusCode());
  }

  /** Contract 1.G and OpenID Connect Core §3.1.3.7: what a client has to refuse. */
  @ParameterizedTest
  @ValueSource(strings = {"issuer-of-another-region", "wrong-nonce", "unknown-key"})
  void aFaultOfAnIdTokenIsNamedInTheLog(String fault) throws Exception {
    switchOn(fault);

    var request = sandbox.with("scope", "openid").with("nonce", "n-1");
    assertTrue(Json.of(sandbox.token(sandbox.exchange(sandbox.code(request)))).has("id_token"));

    assertCause("the fault " + fault);
    assertEquals("[]", Json.of(sandbox.get("/faults")).get("active").toString());
  }

  /** Contract, section 0: both dialects. */
  @Test
  void theGatewayMaySpeakAsTheBroker() throws Exception {
    switchOn("broker-dialect");

    var answer = refusedRefresh("/v1/access_token");

    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().matches(
        "\\{\"error\":\"invalid_request\",\"error_description\":\"The refresh token provided is expired, revoked,"
            + " malformed, or invalid\\.\",\"trackingID\":\"CLIENT_[0-9a-f-]{36}\"}"), answer.body());
    assertEquals(
        Optional.of(Json.text(answer, "trackingID")), answer.headers().firstValue("trackingId"));
    assertTrue(sandbox.newestInLog().get("causes").toString().contains("the fault broker-dialect"));
  }

  /** A success is no refusal: the fault waits for the next. */
  @Test
  void theDialectIsCountedByRefusals() throws Exception {
    switchOn("broker-dialect");

    assertEquals(200, sandbox.tokens().statusCode());
    assertTrue(Json.of(refusedRefresh("/v1/access_token")).has("error"));
    assertTrue(Json.of(refusedRefresh("/v1/access_token")).has("message"));
  }

  /** Contract 1.B: the broker's code for a dead refresh token is not the RFC's invalid_grant. */
  @Test
  void theBrokersPathSpeaksAsTheBrokerAlways() throws Exception {
    assertEquals("invalid_request", Json.text(refusedRefresh("/idb/oauth2/v1/access_token"), "error"));
  }

  private HttpResponse<String> refusedRefresh(String path) throws Exception {
    return sandbox.post(path, sandbox.refresh("r3fresh").encoded());
  }

  private void switchOn(String fault) throws Exception {
    assertEquals(200, sandbox.faults("[{\"fault\": \"" + fault + "\", \"times\": 1}]").statusCode());
  }

  private void assertCause(String cause) throws Exception {
    assertEquals("[\"" + cause + "\"]", sandbox.newestInLog().get("causes").toString());
  }
}
