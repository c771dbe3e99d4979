package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.B, "Refresh semantics", policy sliding: S-08 as far as Webex does not rotate, and S-09. */
class RefreshTest {

  private static final String REFUSED = """
      {"message":"The request could not be understood by the server due to malformed syntax.",\
      "errors":[{"description":"The refresh token provided is expired, revoked, malformed, or invalid."}],\
      "trackingId":"T-1"}""";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aRefreshBringsANewAccessTokenAndTheSameRefreshToken() throws Exception {
    var first = sandbox.tokens();

    var second = sandbox.token(sandbox.refresh(Json.text(first, "refresh_token")));

    assertEquals(200, second.statusCode());
    assertEquals(Json.text(first, "refresh_token"), Json.text(second, "refresh_token"));
    assertNotEquals(Json.text(first, "access_token"), Json.text(second, "access_token"));
    assertEquals(1_209_599, Json.of(second).get("expires_in").asInt());
  }

  @Test
  void theAccessTokenBeforeStaysValid() throws Exception {
    var first = sandbox.tokens();

    sandbox.token(sandbox.refresh(Json.text(first, "refresh_token")));

    assertEquals(200, sandbox.api("/v1/rooms", Json.text(first, "access_token")).statusCode());
  }

  @Test
  void withinADayTheRefreshTokensLifeRunsOn() throws Exception {
    var token = Json.text(sandbox.tokens(), "refresh_token");
    sandbox.clock.forward(Duration.ofHours(23));

    var answer = sandbox.token(sandbox.refresh(token));

    assertEquals(7_775_999 - 23 * 3_600, Json.of(answer).get("refresh_token_expires_in").asInt());
  }

  @Test
  void afterADayTheRefreshTokensLifeStartsAfresh() throws Exception {
    var token = Json.text(sandbox.tokens(), "refresh_token");
    sandbox.clock.forward(Duration.ofHours(24));

    var answer = sandbox.token(sandbox.refresh(token));

    assertEquals(7_775_999, Json.of(answer).get("refresh_token_expires_in").asInt());
  }

  @Test
  void anUnusedRefreshTokenDiesAfterNinetyDays() throws Exception {
    var token = Json.text(sandbox.tokens(), "refresh_token");
    sandbox.clock.forward(Duration.ofSeconds(7_775_998));
    var other = Json.text(sandbox.tokens(), "refresh_token");

    sandbox.clock.forward(Duration.ofSeconds(1));

    assertRefused(sandbox.refresh(token));
    assertEquals(200, sandbox.token(sandbox.refresh(other)).statusCode());
  }

  @Test
  void aRefreshTokenUsedEveryMonthOutlivesNinetyDays() throws Exception {
    var token = Json.text(sandbox.tokens(), "refresh_token");

    for (var month = 0; month < 6; month++) {
      sandbox.clock.forward(Duration.ofDays(30));
      assertEquals(200, sandbox.token(sandbox.refresh(token)).statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r3fresh", " ", "%00", "é"})
  void anInventedRefreshTokenIsRefusedInTheWordsOfWebex(String token) throws Exception {
    assertRefused(sandbox.refresh(token));
  }

  @Test
  void anAccessTokenOrACodeIsNoRefreshToken() throws Exception {
    assertRefused(sandbox.refresh(Json.text(sandbox.tokens(), "access_token")));
    assertRefused(sandbox.refresh(sandbox.code()));
  }

  @Test
  void aMissingRefreshTokenIsA400() throws Exception {
    var answer = sandbox.token(sandbox.credentials(Form.empty().with("grant_type", "refresh_token")));

    assertEquals(400, answer.statusCode());
    assertTrue(Json.description(answer).startsWith("invalid_request:"));
  }

  /** RFC 6749 §6: "the refresh token is bound to the client to which it was issued". */
  @Test
  void anotherIntegrationCannotUseTheRefreshToken() throws Exception {
    var token = Json.text(sandbox.tokens(), "refresh_token");
    var other = sandbox.sandbox().register("Other", URI.create(CALLBACK), Scopes.parse("spark:rooms_read"));

    assertRefused(
        other.addTo(Form.empty().with("grant_type", "refresh_token").with("refresh_token", token)));
    assertEquals(200, sandbox.token(sandbox.refresh(token)).statusCode());
  }

  /** S-09. */
  @Test
  void theScopeMayShrinkForTheNewAccessToken() throws Exception {
    var token = Json.text(sandbox.tokens(), "refresh_token");

    var fewer = sandbox.token(sandbox.refresh(token).with("scope", "spark:rooms_read"));

    assertEquals("spark:rooms_read", Json.text(fewer, "scope"));
    assertEquals(403, sandbox.api("/v1/people/me", Json.text(fewer, "access_token")).statusCode());
    assertEquals("spark:rooms_read spark:people_read", Json.text(sandbox.token(sandbox.refresh(token)), "scope"));
  }

  /** S-09: not even by what the integration has registered and the person was not asked. */
  @ParameterizedTest
  @ValueSource(strings = {
      "spark:people_read", "spark:rooms_read spark:people_read", "spark:all", "openid", "nonsense"
  })
  void theScopeNeverGrows(String scope) throws Exception {
    var granted = sandbox.token(sandbox.exchange(sandbox.code(sandbox.with("scope", "spark:rooms_read"))));

    var answer = sandbox.token(
        sandbox.refresh(Json.text(granted, "refresh_token")).with("scope", scope), "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals(
        "{\"message\":\"The request could not be understood by the server due to malformed syntax.\","
            + "\"errors\":[{\"description\":\"The requested scope is invalid.\"}],\"trackingId\":\"T-1\"}",
        answer.body());
  }

  @Test
  void aRedirectUriIsHarmless() throws Exception {
    var form = sandbox.refresh(Json.text(sandbox.tokens(), "refresh_token")).with("redirect_uri", CALLBACK);

    assertEquals(200, sandbox.token(form).statusCode());
  }

  private void assertRefused(Form form) throws Exception {
    var answer = sandbox.token(form, "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals(REFUSED, answer.body());
  }
}
