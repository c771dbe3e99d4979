package playground.sandbox.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RunningSandbox;

/** Contract 1.G and 1.H: how a client finds everything else. */
class DiscoveryTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  /** Webex differs: it lists implicit and id_token, and no device, revocation or logout endpoint. */
  @ParameterizedTest
  @ValueSource(strings = {"/v1/.well-known/openid-configuration", "/idb/.well-known/openid-configuration"})
  void theDocumentHasTheMembersOfWebexsSampleAndNoOthers(String path) throws Exception {
    var answer = sandbox.get(path);

    assertEquals(200, answer.statusCode());
    assertEquals("""
        {"issuer":"ORIGIN/idb",\
        "authorization_endpoint":"ORIGIN/v1/authorize",\
        "token_endpoint":"ORIGIN/v1/access_token",\
        "userinfo_endpoint":"ORIGIN/v1/userinfo",\
        "jwks_uri":"ORIGIN/v1/verification",\
        "response_types_supported":["code","id_token"],\
        "subject_types_supported":["public"],\
        "id_token_signing_alg_values_supported":["RS256"],\
        "scopes_supported":["openid","email","profile","phone","address"],\
        "claims_supported":["aud","sub","auth_time","iss","exp","iat","nonce","email","email_verified","name",\
        "given_name","family_name","locale","phone","address"],\
        "grant_types_supported":["authorization_code","implicit","refresh_token"],\
        "request_parameter_supported":false,\
        "request_uri_parameter_supported":false,\
        "token_endpoint_auth_methods_supported":["client_secret_basic"],\
        "code_challenge_methods_supported":["plain","S256"]}""".replace("ORIGIN", sandbox.origin()),
        answer.body());
  }

  @Test
  void webfingerNamesTheIssuerOfAnAccount() throws Exception {
    var answer = sandbox.get("/v1/.well-known/webfinger?resource=acct:alex%40example.com");

    assertEquals(200, answer.statusCode());
    assertEquals(
        "{\"subject\":\"acct:alex@example.com\",\"links\":[{\"rel\":\"http://openid.net/specs/connect/1.0/issuer\","
            + "\"href\":\"" + sandbox.origin() + "/idb\"}]}",
        answer.body());
  }

  /** RFC 7033 §4.2; not captured from Webex. */
  @ParameterizedTest
  @CsvSource({
      "'', 400", "?resource=, 400", "?resource=alex@example.com, 400", "?resource=%2, 400",
      "?resource=acct:nobody@example.com, 404"
  })
  void withoutAnAccountThatIsKnownThereIsNoAnswer(String query, int status) throws Exception {
    var target = "/v1/.well-known/webfinger" + query;

    var answer = sandbox.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertEquals("HTTP/1.1 " + status, answer.substring(0, 12));
    assertTrue(answer.contains("\"trackingId\":\"ROUTERGW_"), answer);
  }
}
