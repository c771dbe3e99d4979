package playground.sandbox.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.Form;
import playground.testing.RunningSandbox;
import playground.testing.Wire;

/** A page of another origin may post to the token endpoint, as Webex's sample for browsers does, and nowhere else. */
class OtherOriginsTest {

  private static final String ORIGIN = "https://page.example";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void thePreflightAllowsAPostWithAContentTypeAndNoMore() throws Exception {
    var answer = preflight("/v1/access_token");

    assertEquals(204, answer.statusCode());
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    assertEquals("POST", header(answer, "Access-Control-Allow-Methods"));
    assertEquals("Content-Type", header(answer, "Access-Control-Allow-Headers"));
    assertEquals("", header(answer, "Access-Control-Allow-Credentials"));
  }

  @Test
  void theAnswerMayBeRead() throws Exception {
    var answer = sandbox.token(sandbox.exchange(sandbox.code()), "Origin", ORIGIN, "Sec-Fetch-Site", "cross-site");

    assertEquals(200, answer.statusCode());
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    assertEquals("", header(answer, "Access-Control-Allow-Credentials"));
  }

  @ParameterizedTest
  @CsvSource({"client_id={id}&client_secret=wrong, 401", "grant_type=x, 400", "grant_type=x&grant_type=y, 400"})
  void theRefusalMayBeReadToo(String form, int status) throws Exception {
    var answer = sandbox.post("/v1/access_token", form.replace("{id}", sandbox.clientId()), "Origin", ORIGIN);

    assertEquals(status, answer.statusCode());
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
  }

  @Test
  void aTroubleMayBeReadToo() throws Exception {
    Wire.trouble(sandbox, """
        [{"trouble": "too-many-requests"}]""");

    var answer = sandbox.token(Form.empty(), "Origin", ORIGIN);

    assertEquals(429, answer.statusCode());
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
  }

  @Test
  void noOtherEndpointIsOpenToOtherOrigins() throws Exception {
    for (var path : new String[] {
        "/", "/v1/authorize", "/v1/rooms", "/v1/people/me", "/v1/authorizations", "/v1/access_token/", "/scenarios",
        "/log", "/healthz", "/idb/oauth2/v1/access_token", "/idb/oauth2/v1/revoke", "/assets/playground.css"}) {
      var read = sandbox.get(path, "Origin", ORIGIN);
      var asked = preflight(path);

      assertEquals("", header(read, "Access-Control-Allow-Origin"), path);
      assertEquals("", header(asked, "Access-Control-Allow-Origin"), path);
      assertTrue(asked.statusCode() >= 400, path);
    }
  }

  private HttpResponse<String> preflight(String path) throws Exception {
    return Wire.send(sandbox, "OPTIONS", path, "", "Origin", ORIGIN,
        "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
