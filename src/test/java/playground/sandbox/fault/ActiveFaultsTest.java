package playground.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.html.Assets;
import playground.oauth.Form;
import playground.testing.Json;
import playground.testing.RunningSandbox;
import playground.testing.SandboxHttp;

/** Each fault applies as often as was asked, and then everything is as before. */
class ActiveFaultsTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void tooManyRequestsSaysWhenToComeAgain() throws Exception {
    on("""
        [{"path": "/v1/access_token", "fault": "too-many-requests", "retryAfter": 2, "times": 1}]""");

    var answer = sandbox.token(Form.empty(), "TrackingID", "T-1");

    assertEquals(429, answer.statusCode());
    assertEquals("2", answer.headers().firstValue("Retry-After").orElseThrow());
    assertEquals("""
        {"message":"Too many requests have been sent in a given amount of time.",\
        "errors":[{"description":"Too many requests have been sent in a given amount of time."}],\
        "trackingId":"T-1"}""", answer.body());
    assertEquals(200, sandbox.tokens().statusCode());
  }

  @Test
  void withoutANumberTheUsualOneCounts() throws Exception {
    on("""
        [{"fault": "too-many-requests"}]""");

    var answer = sandbox.token(Form.empty());

    assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
  }

  @Test
  void aServerErrorIsA500InTheEnvelope() throws Exception {
    on("""
        [{"path": "/v1/rooms", "fault": "server-error", "times": 1}]""");

    var answer = sandbox.get("/v1/rooms");

    assertEquals(500, answer.statusCode());
    assertEquals("Something went wrong on the server.", Json.text(answer, "message"));
    assertEquals(401, sandbox.get("/v1/rooms").statusCode());
  }

  @Test
  void aBadGatewaySpeaksHtml() throws Exception {
    on("""
        [{"fault": "bad-gateway-html", "times": 1}]""");

    var answer = sandbox.tokens();

    assertEquals(502, answer.statusCode());
    assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
    assertTrue(answer.body().contains("<h1>502 Bad Gateway</h1>"), answer.body());
    assertEquals(200, sandbox.tokens().statusCode());
  }

  /** The shortest there is, and no measuring: without it the log would not have a word of it. */
  @Test
  void aDelayedAnswerIsTheSameAnswerLate() throws Exception {
    on("""
        [{"fault": "delay", "seconds": 1, "times": 1}]""");

    var answer = sandbox.tokens();

    assertEquals(200, answer.statusCode());
    assertTrue(sandbox.get("/log").body().contains("the fault delay, 1 s"));
  }

  @Test
  void aDelayAndARefusalApplyTogether() throws Exception {
    on("""
        [{"fault": "delay", "seconds": 1, "times": 1}, {"fault": "server-error", "times": 1}]""");

    assertEquals(500, sandbox.tokens().statusCode());
    assertEquals(200, sandbox.tokens().statusCode());
  }

  /** F-04: whoever sends the code again finds it used. */
  @Test
  void aCutConnectionBreaksOffAfterTheRequestWasServed() throws Exception {
    var exchange = sandbox.exchange(sandbox.code());
    on("""
        [{"fault": "cut", "times": 1}]""");

    assertThrows(IOException.class, () -> sandbox.token(exchange));
    assertEquals(400, sandbox.token(exchange).statusCode());
    assertEquals(200, sandbox.tokens().statusCode());
  }

  @Test
  void aTruncatedAnswerHasTheLengthThatItSaysAndIsNoJson() throws Exception {
    on("""
        [{"fault": "truncated", "times": 1}]""");

    var answer = sandbox.tokens();

    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().startsWith("{\"access_token\":\""), answer.body());
    assertFalse(answer.body().endsWith("}"), answer.body());
    assertEquals(answer.body().length(), answer.headers().firstValueAsLong("Content-Length").orElseThrow());
    assertEquals(200, sandbox.tokens().statusCode());
  }

  @Test
  void aHugeAnswerBeginsAsATokenAndGoesOnForManyMebibytes() throws Exception {
    on("""
        [{"fault": "huge", "times": 1}]""");

    var answer = sandbox.tokens();

    assertTrue(answer.body().startsWith("{\"access_token\":\"aaa"));
    assertEquals(FaultHandlers.HUGE_BYTES, answer.body().length());
    assertEquals(200, sandbox.tokens().statusCode());
  }

  /** Contract section 0: trackingID with a capital ID, and its own prefix. */
  @Test
  void refusalsComeInTheBrokersDialectAndOnlyRefusalsCount() throws Exception {
    on("""
        [{"fault": "broker-dialect", "times": 1}]""");

    var good = sandbox.tokens();
    var refused = sandbox.token(sandbox.refresh("r3fresh"));
    var after = sandbox.token(sandbox.refresh("r3fresh"));

    assertEquals(200, good.statusCode());
    assertEquals("invalid_request", Json.text(refused, "error"));
    assertTrue(Json.text(refused, "trackingID").startsWith("CLIENT_"), refused.body());
    assertEquals(Json.text(refused, "trackingID"), refused.headers().firstValue("trackingId").orElseThrow());
    assertTrue(Json.text(after, "trackingId").startsWith("ROUTERGW_"), after.body());
  }

  /** Contract 1.B: the PKCE example has no token_type, and scope is in one example only. */
  @Test
  void tokenTypeAndScopeCanBeLeftOut() throws Exception {
    on("""
        [{"fault": "omit-token-type-and-scope", "times": 1}]""");

    var without = Json.of(sandbox.tokens());
    var with = Json.of(sandbox.tokens());

    assertFalse(without.has("token_type") || without.has("scope"));
    assertTrue(without.has("access_token") && with.has("token_type") && with.has("scope"));
  }

  @Test
  void lifetimesCanComeAsTexts() throws Exception {
    on("""
        [{"fault": "expires-in-as-string", "times": 1}]""");

    var texts = sandbox.tokens();
    var numbers = sandbox.tokens();

    assertTrue(texts.body().contains("\"expires_in\":\"1209599\""), texts.body());
    assertTrue(texts.body().contains("\"refresh_token_expires_in\":\"7775999\""), texts.body());
    assertTrue(numbers.body().contains("\"expires_in\":1209599"), numbers.body());
  }

  @Test
  void aGoodAccessTokenIsAnsweredAsIfItHadExpired() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");
    on("""
        [{"fault": "access-token-expired", "times": 1}]""");

    assertEquals(401, sandbox.api("/v1/rooms", token).statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }

  @Test
  void aGoodRefreshTokenIsAnsweredAsIfItHadExpired() throws Exception {
    var refresh = sandbox.refresh(Json.text(sandbox.tokens(), "refresh_token"));
    on("""
        [{"fault": "refresh-token-expired", "times": 1}]""");

    var refused = sandbox.token(refresh);

    assertEquals(
        "The refresh token provided is expired, revoked, malformed, or invalid.", Json.description(refused));
    assertEquals(200, sandbox.token(refresh).statusCode());
  }

  @Test
  void theClockRunsAheadUntilItIsSetRight() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");

    sandbox.call("POST", "/clock", "{\"forward\": \"P15D\"}");
    var ahead = sandbox.api("/v1/rooms", token);
    sandbox.call("DELETE", "/clock", "");

    assertEquals(401, ahead.statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }

  /** A test that switches a fault on goes on in the time to which it has moved the clock. */
  @Test
  void faultsLeaveTheTimeAlone() throws Exception {
    sandbox.call("POST", "/clock", "{\"forward\": \"P15D\"}");
    on("""
        [{"fault": "wrong-nonce"}]""");
    on("[]");
    sandbox.call("DELETE", "/faults", "");

    assertTrue(Json.text(sandbox.api("/v1/people/me", sandbox.accessToken("spark:people_read")), "lastActivity")
        .startsWith(sandbox.clock.instant().plus(Duration.ofDays(15)).toString().substring(0, 10)));
  }

  @Test
  void aFaultAppliesAtItsPathAlone() throws Exception {
    on("""
        [{"path": "/v1/people/me", "fault": "server-error"}]""");

    assertEquals(401, sandbox.get("/v1/rooms").statusCode());
    assertEquals(500, sandbox.get("/v1/people/me").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/healthz", "/faults", "/log", Assets.PLAYGROUND_CSS})
  void theSandboxesOwnPagesAreNeverAffected(String path) throws Exception {
    var refused = on("[{\"path\": \"" + path + "\", \"fault\": \"server-error\"}]");

    assertEquals(400, refused.statusCode());
    assertEquals(200, sandbox.get(path).statusCode());
  }

  @Test
  void usesAreCountedOnceEachUnderConcurrency() throws Exception {
    on("""
        [{"path": "/v1/rooms", "fault": "server-error", "times": 7}]""");
    var calls = new ArrayList<Callable<HttpResponse<String>>>();
    for (var i = 0; i < 40; i++) {
      calls.add(() -> sandbox.get("/v1/rooms"));
    }
    var threads = Executors.newFixedThreadPool(8);

    var affected = 0;
    for (var call : threads.invokeAll(calls)) {
      affected += call.get().statusCode() == 500 ? 1 : 0;
    }
    threads.shutdown();

    assertEquals(7, affected);
  }

  @Test
  void everyFaultSaysWhichMistakeItDetects() {
    for (var type : FaultType.values()) {
      assertTrue(type.words().detects().matches("A client that .+\\."), type.wireName());
    }
  }

  private HttpResponse<String> on(String json) throws Exception {
    return SandboxHttp.switchOn(sandbox, json);
  }
}
