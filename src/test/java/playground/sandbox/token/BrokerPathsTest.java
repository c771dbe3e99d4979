package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.query;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.Form;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract section 0: the same grants at the identity broker, whose refusals are in OAuth's own words. */
class BrokerPathsTest {

  private static final String TOKEN = "/idb/oauth2/v1/access_token";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theSameFlowWorksAtTheBroker() throws Exception {
    var asked = sandbox.get("/idb/oauth2/v1/authorize?" + sandbox.request().encodedForQuery());
    var decided = sandbox.post(
        "/idb/oauth2/v1/authorize?" + sandbox.request().encodedForQuery(),
        "person=alex%40example.com&decision=accept");

    var tokens = token(sandbox.exchange(query(decided).value("code").orElseThrow()));

    assertEquals(200, asked.statusCode());
    assertEquals(200, tokens.statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
  }

  /** "note invalid_request, not invalid_grant" (contract, 1.B). */
  @Test
  void aDeadRefreshTokenIsAnInvalidRequestInTheWordsOfTheBroker() throws Exception {
    var answer = token(sandbox.refresh("r3fresh"), "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals("""
        {"error":"invalid_request",\
        "error_description":"The refresh token provided is expired, revoked, malformed, or invalid.",\
        "trackingID":"T-1"}""", answer.body());
  }

  @Test
  void aScopeThatWasNotGrantedIsAnInvalidScopeInTheWordsOfTheBroker() throws Exception {
    var refresh = sandbox.refresh(Json.text(sandbox.tokens(), "refresh_token")).with("scope", "spark:all");

    var answer = token(refresh, "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals("""
        {"error":"invalid_scope","error_description":"The requested scope is invalid.","trackingID":"T-1"}""",
        answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=password,           400, invalid_client",
    "client_id=x&client_secret=y,   400, invalid_client",
    "client_id={id},                400, invalid_client",
    "client_id={id}&client_secret=y, 401, invalid_client",
    "client_id={id}&client_secret={secret}, 400, invalid_request",
    "client_id={id}&client_secret={secret}&grant_type=password, 400, unsupported_grant_type",
    "client_id={id}&client_secret={secret}&grant_type=authorization_code&code=x, 400, invalid_grant"
  })
  void eachRefusalHasTheCodeOfTheRfc(String form, int status, String error) throws Exception {
    var body = form.replace("{id}", sandbox.clientId()).replace("{secret}", sandbox.clientSecret());

    var answer = sandbox.post(TOKEN, body);

    assertEquals(status, answer.statusCode());
    assertEquals(error, Json.text(answer, "error"));
  }

  /** Contract section 0: "idbroker CLIENT_<uuid>". */
  @Test
  void theTrackingIdOfTheBrokerHasItsOwnPrefix() throws Exception {
    var answer = sandbox.post(TOKEN, "");

    assertTrue(Json.text(answer, "trackingID").matches("CLIENT_[0-9a-f-]{36}"), answer.body());
    assertEquals(Json.text(answer, "trackingID"), answer.headers().firstValue("trackingId").orElseThrow());
  }

  @Test
  void anUnknownPathOfTheBrokerIsA404InItsWords() throws Exception {
    var answer = sandbox.get("/idb/nowhere");

    assertEquals(404, answer.statusCode());
    assertEquals("invalid_request", Json.text(answer, "error"));
  }

  /** What the server itself turns away, before any servlet. */
  @Test
  void aDamagedFormIsRefusedInTheWordsOfTheBrokerToo() throws Exception {
    var answer = sandbox.post(TOKEN, "grant_type=%zz");

    assertEquals(400, answer.statusCode());
    assertEquals("invalid_request", Json.text(answer, "error"));
  }

  private HttpResponse<String> token(Form form, String... headers) throws Exception {
    return sandbox.post(TOKEN, form.encoded(), headers);
  }
}
