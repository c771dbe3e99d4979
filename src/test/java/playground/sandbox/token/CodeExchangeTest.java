package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.without;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.B: a code is traded for tokens, once, by whom it was meant for. */
class CodeExchangeTest {

  private static final String REFUSED = """
      {"message":"The request could not be understood by the server due to malformed syntax.",\
      "errors":[{"description":"invalid_grant: The authorization code is invalid, expired or was used, \
      or does not belong to this request."}],"trackingId":"T-1"}""";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aCodeBuysATokenWithTheMembersOfWebex() throws Exception {
    var answer = sandbox.tokens();

    var opaque = "[A-Za-z0-9]{64}_[A-Z0-9]{4}_[0-9a-f-]{36}";
    assertEquals(200, answer.statusCode());
    assertTrue(
        answer.body().matches("\\{\"access_token\":\"" + opaque + "\",\"expires_in\":1209599,"
            + "\"refresh_token\":\"" + opaque + "\",\"refresh_token_expires_in\":7775999,"
            + "\"token_type\":\"Bearer\",\"scope\":\"spark:rooms_read spark:people_read\"}"),
        "the shape of the answer");
  }

  /** S-03, RFC 6749 §4.1.2: deny the second use, and revoke what the first gave. */
  @Test
  void aSecondUseIsRefusedAndTakesTheFirstTokensAway() throws Exception {
    var code = sandbox.code();
    var first = sandbox.token(sandbox.exchange(code));

    var second = sandbox.token(sandbox.exchange(code), "TrackingID", "T-1");

    assertEquals(400, second.statusCode());
    assertEquals(REFUSED, second.body());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(first, "access_token")).statusCode());
    assertEquals(400, sandbox.token(sandbox.refresh(Json.text(first, "refresh_token"))).statusCode());
  }

  @Test
  void aSecondUseTakesRefreshedTokensAwayToo() throws Exception {
    var code = sandbox.code();
    var first = sandbox.token(sandbox.exchange(code));
    var refreshed = sandbox.token(sandbox.refresh(Json.text(first, "refresh_token")));

    sandbox.token(sandbox.exchange(code));

    assertEquals(401, sandbox.api("/v1/rooms", Json.text(refreshed, "access_token")).statusCode());
  }

  @Test
  void anotherConsentOfTheSamePersonOutlivesAReplay() throws Exception {
    var kept = Json.text(sandbox.tokens(), "access_token");
    var code = sandbox.code();

    sandbox.token(sandbox.exchange(code));
    sandbox.token(sandbox.exchange(code));

    assertEquals(200, sandbox.api("/v1/rooms", kept).statusCode());
  }

  /** S-03. */
  @Test
  void ofFiftyExchangesAtOnceExactlyOneSucceeds() throws Exception {
    var form = sandbox.exchange(sandbox.code());
    var threads = Executors.newFixedThreadPool(50);
    try {
      Callable<HttpResponse<String>> exchange = () -> sandbox.token(form);

      var answers = threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> exchange).toList());

      var good = 0;
      for (var answer : answers) {
        good += answer.get().statusCode() == 200 ? 1 : 0;
      }
      assertEquals(1, good);
    } finally {
      threads.shutdown();
    }
  }

  /** S-03: five minutes. */
  @Test
  void aCodeServesUntilItsFiveMinutesAreOver() throws Exception {
    var inTime = sandbox.code();
    var late = sandbox.code();

    sandbox.clock.forward(Duration.ofMinutes(5).minusMillis(1));
    assertEquals(200, sandbox.token(sandbox.exchange(inTime)).statusCode());
    sandbox.clock.forward(Duration.ofMillis(1));

    var answer = sandbox.token(sandbox.exchange(late), "TrackingID", "T-1");
    assertEquals(400, answer.statusCode());
    assertEquals(REFUSED, answer.body());
  }

  /** S-03, RFC 6749 §4.1.3. */
  @Test
  void anotherIntegrationCannotTradeTheCodeNorSpoilIt() throws Exception {
    var code = sandbox.code();
    var other = sandbox.sandbox().register("Other", URI.create(CALLBACK), Scopes.parse("spark:rooms_read"));
    var stolen = without(without(sandbox.exchange(code), "client_id"), "client_secret");

    var answer = sandbox.token(other.addTo(stolen), "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals(REFUSED, answer.body());
    assertEquals(200, sandbox.token(sandbox.exchange(code)).statusCode());
  }

  @Test
  void aWrongSecretDoesNotSpoilTheCode() throws Exception {
    var code = sandbox.code();

    var wrong = without(sandbox.exchange(code), "client_secret").with("client_secret", "wrong");

    assertEquals(401, sandbox.token(wrong).statusCode());
    assertEquals(200, sandbox.token(sandbox.exchange(code)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {CALLBACK + "/", "http://localhost:9999/callback", ""})
  void anotherRedirectUriThanAtTheAuthorizationIsRefused(String uri) throws Exception {
    var form = without(sandbox.exchange(sandbox.code()), "redirect_uri").with("redirect_uri", uri);

    var answer = sandbox.token(form, "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals(REFUSED, answer.body());
  }

  @Test
  void theRedirectUriMayBeLeftOutIfItWasLeftOutBefore() throws Exception {
    var code = sandbox.code(without(sandbox.request(), "redirect_uri"));

    assertEquals(200, sandbox.token(without(sandbox.exchange(code), "redirect_uri")).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0de", " ", "%00", "é"})
  void anInventedCodeIsRefused(String code) throws Exception {
    var answer = sandbox.token(sandbox.exchange(code), "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals(REFUSED, answer.body());
  }

  @Test
  void anAccessTokenOrRefreshTokenIsNoCode() throws Exception {
    var tokens = sandbox.tokens();

    assertEquals(400, sandbox.token(sandbox.exchange(Json.text(tokens, "access_token"))).statusCode());
    assertEquals(400, sandbox.token(sandbox.exchange(Json.text(tokens, "refresh_token"))).statusCode());
  }

  @Test
  void userInfoOfTheSdksIsTakenAndIgnored() throws Exception {
    var form = sandbox.exchange(sandbox.code()).with("user_info", "{\"device_id\":\"d\"}");

    assertEquals(200, sandbox.token(form).statusCode());
  }
}
