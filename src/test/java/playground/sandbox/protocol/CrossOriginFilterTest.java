package playground.sandbox.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;

/** W-17: a page of another origin may do the exchange and call the API, as Webex's SDK for browsers does, and nothing else. */
class CrossOriginFilterTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @ParameterizedTest
  @ValueSource(strings = {
      "/v1/access_token", "/v1/people/me", "/v1/rooms", "/v1/messages/x", "/v1/userinfo", "/v1/verification",
      "/v1/.well-known/openid-configuration", "/v1/device/token", "/v1/teams", "/idb/oauth2/v1/revoke",
      "/idb/oauth2/v1/access_token", "/idb/.well-known/openid-configuration"
  })
  void thePreflightOfWhatProgramsCallIsAllowed(String path) throws Exception {
    var answer = preflight(path);

    assertEquals(204, RawHttp.status(answer));
    assertEquals("*", RawHttp.header(answer, "Access-Control-Allow-Origin"));
    assertEquals("GET, POST, PUT, DELETE", RawHttp.header(answer, "Access-Control-Allow-Methods"));
    assertEquals(
        "Authorization, Content-Type, TrackingID, Spark-User-Agent, Cisco-No-Http-Redirect, X-Prelogin-UserId",
        RawHttp.header(answer, "Access-Control-Allow-Headers"));
    assertEquals("", RawHttp.header(answer, "Access-Control-Allow-Credentials"));
  }

  /** With credentials a page could use what the browser keeps for somebody. */
  @Test
  void credentialsOfTheBrowserAreNotAllowed() throws Exception {
    assertEquals("", RawHttp.header(preflight("/v1/access_token"), "Access-Control-Allow-Credentials"));
    assertEquals(
        Optional.empty(), sandbox.tokens().headers().firstValue("Access-Control-Allow-Credentials"));
  }

  @Test
  void aPageMayReadWhatIsAnsweredRefusalsToo() throws Exception {
    var form = sandbox.exchange(sandbox.code());

    for (var status : List.of(200, 400)) {
      var answer = sandbox.token(form, "Origin", "http://app.example", "Sec-Fetch-Site", "cross-site");
      assertEquals(status, answer.statusCode());
      assertEquals(Optional.of("*"), answer.headers().firstValue("Access-Control-Allow-Origin"));
    }
  }

  /** Of the API, of a fault, and of the server itself, whose refusal of a method no servlet sees. */
  @ParameterizedTest
  @CsvSource({
      "GET, /v1/rooms, 401", "GET, /v1/people/me, 401", "GET, /v1/teams, 404", "DELETE, /v1/people/me, 404", "PATCH, /v1/rooms, 405",
      "GET, /v1/verification, 503", "POST, /idb/oauth2/v1/revoke, 400"
  })
  void aPageMayReadRefusalsAndTheirHeaders(String method, String path, int status) throws Exception {
    sandbox.faults("[{\"fault\": \"service-unavailable\", \"path\": \"/v1/verification\"}]");

    var answer = RawHttp.request(sandbox.port(), method, path, "Origin: http://app.example\nContent-Length: 0\n");

    assertEquals(status, RawHttp.status(answer));
    assertEquals("*", RawHttp.header(answer, "Access-Control-Allow-Origin"));
    assertEquals("Link, Retry-After, TrackingID", RawHttp.header(answer, "Access-Control-Expose-Headers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "/", "/v1/authorize", "/v1/%61uthorize", "/v1/authorize;x=1", "/idb/oauth2/v1/authorize", "/idb/oauth2/v1/logout",
      "/idb/oauth2/v1/logou%74", "/idb/oauth2/v1/logout;x", "/my-apps", "/my-apps/new", "/faults", "/log",
      "/clock", "/reset", "/integrations", "/openapi.json",
      "/answers", "/my-authorizations", "/verify", "/healthz"
  })
  void nothingElseIsForOtherOrigins(String path) throws Exception {
    for (var method : List.of("GET", "POST")) {
      var answer = RawHttp.request(
          sandbox.port(), method, path, "Origin: http://app.example\nContent-Length: 0\n");
      assertFalse(answer.contains("Access-Control-"), answer);
    }
    assertFalse(preflight(path).contains("Access-Control-"));
  }

  @Test
  void optionsWithoutAQuestionIsA405() throws Exception {
    assertEquals(405, RawHttp.status(RawHttp.request(sandbox.port(), "OPTIONS", "/v1/access_token", "")));
  }

  private String preflight(String path) throws Exception {
    return RawHttp.request(sandbox.port(), "OPTIONS", path, """
        Origin: http://app.example
        Access-Control-Request-Method: POST
        Access-Control-Request-Headers: content-type
        """);
  }
}
