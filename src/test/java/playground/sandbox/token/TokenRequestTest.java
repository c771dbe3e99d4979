package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.query;
import static playground.testing.RunningSandbox.without;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-06: what {@code POST /v1/access_token} reads (contract 1.B; RFC 6749 §3.2). */
class TokenRequestTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  /** As an old SDK of Webex sends it. */
  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "Application/JSON; charset=utf-8"})
  void jsonIsTakenLikeAForm(String type) throws Exception {
    var answer = sandbox.send("/v1/access_token", type, json(sandbox.code()));

    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void membersOfTheJsonThatNobodyKnowsAreIgnored() throws Exception {
    var body = json(sandbox.code()).replaceFirst("\\{", "{\"user_info\":{\"device_id\":1},\"nothing\":null,");

    assertEquals(200, sandbox.send("/v1/access_token", "application/json", body).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "{", "[]", "null", "\"text\"", "1", "{\"code\":1}", "{\"code\":[\"c\"]}",
      "{\"code\":\"a\",\"code\":\"b\"}", "{} {}", "{\"a\":\"\\u12\"}"
  })
  void jsonThatIsNoObjectOfTextsIsA400(String body) throws Exception {
    assertRefused(400, sandbox.send("/v1/access_token", "application/json", body));
  }

  @Test
  void jsonNestedWithoutEndIsA400() throws Exception {
    assertRefused(400, sandbox.send("/v1/access_token", "application/json", "{\"a\":".repeat(5_000)));
  }

  /** Credentials in a URL end up in logs (RFC 6749 §2.3.1). */
  @ParameterizedTest
  @ValueSource(strings = {
      "grant_type", "client_id", "client_secret", "code", "redirect_uri", "code_verifier", "refresh_token", "scope"
  })
  void aParameterInTheQueryIsRefusedWhateverTheBodySays(String name) throws Exception {
    var form = sandbox.exchange(sandbox.code());

    var answer = sandbox.post(
        "/v1/access_token?" + name + "=" + form.value(name).orElse("x"), form.encoded(), "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals(
        "invalid_request: A parameter is missing, malformed or given more than once.", Json.description(answer));
  }

  @Test
  void allInTheQueryAndNothingInTheBodyIsRefused() throws Exception {
    var query = sandbox.exchange(sandbox.code()).encodedForQuery();

    assertRefused(400, sandbox.post("/v1/access_token?" + query, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant_type", "client_id", "client_secret", "code", "redirect_uri"})
  void aParameterGivenTwiceIsRefused(String name) throws Exception {
    var form = sandbox.exchange(sandbox.code());

    var answer = sandbox.token(form.with(name, form.value(name).orElseThrow()));

    assertRefused(400, answer);
    assertTrue(Json.description(answer).startsWith("invalid_request:"), answer.body());
  }

  @Test
  void anUnknownParameterIsIgnoredHoweverOftenItComes() throws Exception {
    var form = sandbox.exchange(sandbox.code()).with("resource", "a").with("resource", "b");

    assertEquals(200, sandbox.token(form).statusCode());
  }

  /** S-10: no password grant, no other grant. */
  @ParameterizedTest
  @ValueSource(strings = {
      "password", "client_credentials", "implicit", "CODE", "Authorization_Code",
      "urn:ietf:params:oauth:grant-type:jwt-bearer"
  })
  void everyOtherGrantIsUnsupported(String type) throws Exception {
    var form = sandbox.credentials(Form.empty().with("grant_type", type).with("username", "alex@example.com"));

    var answer = sandbox.token(form, "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals(
        "{\"message\":\"The request could not be understood by the server due to malformed syntax.\","
            + "\"errors\":[{\"description\":\"unsupported_grant_type: This grant type is not supported.\"}],"
            + "\"trackingId\":\"T-1\"}",
        answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant_type", "code"})
  void aMissingParameterIsA400(String name) throws Exception {
    assertRefused(400, sandbox.token(without(sandbox.exchange(sandbox.code()), name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "application/jsonx", "x"})
  void anotherMediaTypeIsA415(String type) throws Exception {
    assertRefused(415, sandbox.send("/v1/access_token", type, sandbox.exchange(sandbox.code()).encoded()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "grant_type=%zz", "%4", "=", "&"})
  void aBodyThatCannotBeReadIsA400(String body) throws Exception {
    assertRefused(400, sandbox.post("/v1/access_token", body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "utf-7", "", "\"", "utf-8;charset=nonsense"})
  void anUnknownCharsetIsNoServerError(String charset) throws Exception {
    var answer = sandbox.raw("""
        POST /v1/access_token HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/x-www-form-urlencoded;charset=%s\r
        Content-Length: 24\r
        Connection: close\r
        \r
        grant_type=refresh_token""".formatted(charset));

    assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    var pad = "x".repeat(70_000);

    assertRefused(413, sandbox.send("/v1/access_token", "application/json", "{\"a\":\"" + pad + "\"}"));
    assertRefused(413, sandbox.post("/v1/access_token", "a=" + pad));
    assertTrue(sandbox.post("/v1/access_token", "a=1&".repeat(500)).statusCode() / 100 == 4);
  }

  @Test
  void onlyPostIsAnswered() throws Exception {
    var answer = sandbox.get("/v1/access_token?grant_type=authorization_code", "TrackingID", "T-1");

    assertEquals(405, answer.statusCode());
    assertEquals(Optional.of("POST"), answer.headers().firstValue("Allow"));
    assertEquals(
        "{\"message\":\"The request method is not supported by this resource.\","
            + "\"errors\":[{\"description\":\"The request method is not supported by this resource.\"}],"
            + "\"trackingId\":\"T-1\"}",
        answer.body());
  }

  private String json(String code) {
    return """
        {"grant_type":"authorization_code","code":"%s","redirect_uri":"%s","client_id":"%s","client_secret":"%s"}"""
        .formatted(code, CALLBACK, sandbox.clientId(), sandbox.clientSecret());
  }

  private static void assertRefused(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(
        answer.headers().firstValue("Content-Type").orElseThrow().equalsIgnoreCase("application/json;charset=UTF-8"));
    assertFalse(Json.description(answer).isEmpty());
  }
}
