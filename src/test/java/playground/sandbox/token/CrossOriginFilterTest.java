package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;

/** W-17: a page of another origin may do the exchange, as Webex's sample for browsers does, and nothing else. */
class CrossOriginFilterTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void thePreflightOfAJsonPostIsAllowed() throws Exception {
    var answer = preflight("/v1/access_token");

    assertEquals(204, RawHttp.status(answer));
    assertEquals("*", RawHttp.header(answer, "Access-Control-Allow-Origin"));
    assertEquals("POST", RawHttp.header(answer, "Access-Control-Allow-Methods"));
    assertEquals("Content-Type", RawHttp.header(answer, "Access-Control-Allow-Headers"));
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

  @ParameterizedTest
  @ValueSource(strings = {
      "/", "/v1/authorize", "/v1/rooms", "/v1/people/me", "/v1/userinfo", "/v1/device/token", "/v1/device/authorize",
      "/v1/verification", "/v1/access_token/", "/idb/oauth2/v1/access_token", "/idb/oauth2/v1/revoke", "/my-apps",
      "/faults", "/log", "/my-authorizations", "/verify"
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
