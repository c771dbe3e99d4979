package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.basic;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.M: {@code POST /idb/oauth2/v1/revoke}. */
class RevokeTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aRevokedAccessTokenIsDeadAndItsRefreshTokenGoesOn() throws Exception {
    var tokens = sandbox.tokens();

    var answer = revoke("token=" + Json.text(tokens, "access_token") + "&token_type_hint=access_token");

    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
    assertEquals(200, sandbox.token(sandbox.refresh(Json.text(tokens, "refresh_token"))).statusCode());
  }

  /** RFC 7009 §2.1: a wrong hint does not matter, and access tokens of the same grant end too. */
  @ParameterizedTest
  @ValueSource(strings = {"", "&token_type_hint=refresh_token", "&token_type_hint=access_token", "&token_type_hint=x"})
  void aRevokedRefreshTokenTakesItsAccessTokensAlong(String hint) throws Exception {
    var tokens = sandbox.tokens();

    var answer = revoke("token=" + Json.text(tokens, "refresh_token") + hint);

    assertEquals(200, answer.statusCode());
    assertEquals(400, sandbox.token(sandbox.refresh(Json.text(tokens, "refresh_token"))).statusCode());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
  }

  /** RFC 7009 §2.2: "invalid tokens do not cause an error response". */
  @Test
  void anInventedTokenIsNoError() throws Exception {
    assertEquals(200, revoke("token=t0ken").statusCode());
    assertEquals("[\"nothing to revoke: no such token is valid\"]", sandbox.newestInLog().get("causes").toString());
  }

  /** RFC 7009 §2.1. */
  @Test
  void anotherIntegrationsTokenIsNotRevoked() throws Exception {
    var token = Json.text(sandbox.tokens(), "access_token");
    var other = sandbox.sandbox().register("Other", URI.create(RunningSandbox.CALLBACK), Scopes.parse("spark:all"));
    var secret = other.clientSecret().map(Secret::reveal).orElseThrow();

    var answer = sandbox.post(
        "/idb/oauth2/v1/revoke", "token=" + token, "Authorization", basic(other.clientId(), secret));

    assertEquals(400, answer.statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }

  /** The broker does not let a token revoke itself: without the secret nothing is revoked. */
  @Test
  void withoutTheSecretNothingIsRevoked() throws Exception {
    var token = Json.text(sandbox.tokens(), "access_token");

    var answer = sandbox.post(
        "/idb/oauth2/v1/revoke", "token=" + token + "&client_id=" + sandbox.clientId(), "Authorization",
        "Bearer " + token);

    assertEquals(400, answer.statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }

  @Test
  void aRefusalComesInTheWordsOfTheBroker() throws Exception {
    var answer = revoke("tokken=x");

    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().matches("\\{\"error\":\"invalid_request\",\"error_description\":\"A parameter is missing,"
        + " malformed or given more than once\\.\",\"trackingID\":\"CLIENT_[0-9a-f-]{36}\"}"), answer.body());
  }

  @Test
  void theGatewayHasNoSuchPath() throws Exception {
    assertEquals(404, sandbox.post("/v1/revoke", "token=x").statusCode());
  }

  private HttpResponse<String> revoke(String form) throws Exception {
    return sandbox.post(
        "/idb/oauth2/v1/revoke", form, "Authorization", basic(sandbox.clientId(), sandbox.clientSecret()));
  }
}
