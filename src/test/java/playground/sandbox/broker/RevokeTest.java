package playground.sandbox.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.basic;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.M and RFC 7009: {@code POST /idb/oauth2/v1/revoke}. */
class RevokeTest {

  private static final String PATH = "/idb/oauth2/v1/revoke";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void onlyThatAccessTokenDiesAndTheRefreshTokenLives() throws Exception {
    var first = sandbox.tokens();
    var second = sandbox.token(sandbox.refresh(Json.text(first, "refresh_token")));

    var answer = revoke("token=" + Json.text(first, "access_token") + "&token_type_hint=access_token");

    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(first, "access_token")).statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", Json.text(second, "access_token")).statusCode());
    assertEquals(200, sandbox.token(sandbox.refresh(Json.text(first, "refresh_token"))).statusCode());
  }

  /** RFC 7009 §2.1; the hint may be wrong. */
  @ParameterizedTest
  @ValueSource(strings = {"", "&token_type_hint=refresh_token", "&token_type_hint=access_token", "&token_type_hint=x"})
  void aRevokedRefreshTokenTakesItsAccessTokensAlong(String hint) throws Exception {
    var tokens = sandbox.tokens();

    assertEquals(200, revoke("token=" + Json.text(tokens, "refresh_token") + hint).statusCode());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
    assertEquals(400, sandbox.token(sandbox.refresh(Json.text(tokens, "refresh_token"))).statusCode());
  }

  /** RFC 7009 §2.2: "invalid tokens do not cause an error response". */
  @Test
  void anUnknownTokenIsAsGoodAsRevoked() throws Exception {
    assertEquals(200, revoke("token=inv3nted").statusCode());
  }

  @Test
  void withoutATokenItIsAnInvalidRequest() throws Exception {
    var answer = revoke("token_type_hint=access_token");

    assertEquals(400, answer.statusCode());
    assertEquals("invalid_request", Json.text(answer, "error"));
  }

  /** "the broker will not let a token revoke itself" (contract, 1.M): the client must prove who it is. */
  @Test
  void withoutTheSecretNothingIsRevoked() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");

    var wrong = sandbox.post(PATH, "token=" + token, "Authorization", basic(sandbox.clientId(), "wr0ng"));
    var bearer = sandbox.post(PATH, "token=" + token, "Authorization", "Bearer " + token);

    assertEquals(401, wrong.statusCode());
    assertEquals("invalid_client", Json.text(wrong, "error"));
    assertEquals(400, bearer.statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }

  /** RFC 7009 §2.1: "if this validation fails, the request is refused". */
  @Test
  void anotherIntegrationCannotRevokeTheTokens() throws Exception {
    var tokens = sandbox.tokens();
    var other = sandbox.sandbox().register("Other", URI.create(CALLBACK), Scopes.parse("spark:rooms_read"));
    var theirs = basic(other.clientId(), other.clientSecret().orElseThrow().reveal());

    for (var name : new String[] {"access_token", "refresh_token"}) {
      assertEquals(400,
          sandbox.post(PATH, "token=" + Json.text(tokens, name), "Authorization", theirs).statusCode());
    }
    assertEquals(200, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
  }

  private HttpResponse<String> revoke(String form) throws Exception {
    return sandbox.post(PATH, form, "Authorization", basic(sandbox.clientId(), sandbox.clientSecret()));
  }
}
