package playground.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.without;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.I, 1.J: who may call, and one text for many causes. */
class AccessTokenCheckTest {

  private static final String UNAUTHORIZED = """
      {"message":"The request requires a valid access token set in the Authorization request header.",\
      "errors":[{"description":"The request requires a valid access token set in the Authorization request header."}],\
      "trackingId":"T-1"}""";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @ParameterizedTest
  @ValueSource(strings = {"Bearer t0ken", "Bearer ", "Bearer", "Basic dTpw", "t0ken", "Bearer a b", "Token t0ken"})
  void aHeaderWithoutAGoodTokenIsA401(String header) throws Exception {
    assertUnauthorized(sandbox.get("/v1/rooms", "TrackingID", "T-1", "Authorization", header));
    assertUnauthorized(sandbox.get("/v1/people/me", "TrackingID", "T-1", "Authorization", header));
  }

  @Test
  void noHeaderIsTheSame401() throws Exception {
    assertUnauthorized(sandbox.get("/v1/rooms", "TrackingID", "T-1"));
    assertUnauthorized(sandbox.get("/v1/people/me", "TrackingID", "T-1"));
  }

  @Test
  void anExpiredTokenIsTheSame401() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");
    sandbox.clock.forward(Duration.ofSeconds(1_209_598));
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());

    sandbox.clock.forward(Duration.ofSeconds(1));

    assertUnauthorized(sandbox.get("/v1/rooms", "TrackingID", "T-1", "Authorization", "Bearer " + token));
  }

  @Test
  void aRevokedTokenIsTheSame401() throws Exception {
    var code = sandbox.code();
    var token = Json.text(sandbox.token(sandbox.exchange(code)), "access_token");
    sandbox.token(sandbox.exchange(code));

    assertUnauthorized(sandbox.get("/v1/rooms", "TrackingID", "T-1", "Authorization", "Bearer " + token));
  }

  @Test
  void aRefreshTokenIsNoAccessToken() throws Exception {
    var token = Json.text(sandbox.tokens(), "refresh_token");

    assertUnauthorized(sandbox.get("/v1/rooms", "TrackingID", "T-1", "Authorization", "Bearer " + token));
  }

  /** RFC 6750 §5.3: never in a URL. */
  @Test
  void aTokenInTheQueryIsNotRead() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");

    assertUnauthorized(sandbox.get("/v1/rooms?access_token=" + token, "TrackingID", "T-1"));
  }

  @Test
  void twoAuthorizationHeadersAreA401() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");

    assertUnauthorized(sandbox.get(
        "/v1/rooms", "TrackingID", "T-1", "Authorization", "Bearer " + token, "Authorization", "Bearer other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer ", "BEARER ", "Bearer  "})
  void theSchemeIsReadInAnyCapitals(String scheme) throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");

    assertEquals(200, sandbox.get("/v1/rooms", "Authorization", scheme + token).statusCode());
  }

  @ParameterizedTest
  @CsvSource({"/v1/rooms, spark:people_read", "/v1/people/me, spark:rooms_read", "/v1/rooms, openid spark:kms"})
  void aTokenWithoutTheScopeIsA403(String path, String granted) throws Exception {
    var token = sandbox.accessToken(granted);

    var answer = sandbox.get(path, "TrackingID", "T-1", "Authorization", "Bearer " + token);

    var text = "The server understood the request, but refused to fulfill it because the access token is missing"
        + " required scopes or the user is missing required roles or licenses.";
    assertEquals(403, answer.statusCode());
    assertEquals(
        "{\"message\":\"" + text + "\",\"errors\":[{\"description\":\"" + text + "\"}],\"trackingId\":\"T-1\"}",
        answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/rooms", "/v1/people/me"})
  void sparkAllServesForBoth(String path) throws Exception {
    var all = sandbox.sandbox().register("All", URI.create(CALLBACK), Scopes.parse("spark:all"));
    var request = without(sandbox.with("scope", "spark:all"), "client_id").with("client_id", all.clientId());
    var bare = without(without(sandbox.exchange(sandbox.code(request)), "client_id"), "client_secret");

    var token = Json.text(sandbox.token(all.addTo(bare)), "access_token");

    assertEquals(200, sandbox.api(path, token).statusCode());
  }

  private static void assertUnauthorized(HttpResponse<String> answer) {
    assertEquals(401, answer.statusCode());
    assertEquals(UNAUTHORIZED, answer.body());
    assertEquals(Optional.empty(), answer.headers().firstValue("WWW-Authenticate"));
  }
}
