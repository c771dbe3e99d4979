package playground.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.query;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.testing.Json;
import playground.testing.RunningSandbox;
import playground.testing.Wire;

/** Contract 1.K and 1.L: until when a token lives, and what an administrator sees and ends. */
class AuthorizationsTest {

  private static final String SCOPES = "identity:tokens_read identity:tokens_write spark:rooms_read";
  private static final String FORBIDDEN =
      "The server understood the request, but refused to fulfill it because the access token is missing required"
          + " scopes or the user is missing required roles or licenses.";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();
  private ClientCredentials client;

  @BeforeEach
  void registerAnIntegrationOfAdministrators() {
    client = sandbox.sandbox().register("For administrators", URI.create(CALLBACK), Scopes.parse(SCOPES));
  }

  /** 1.K: epoch milliseconds of the presented token. */
  @Test
  void tokenExpiryIsTheEndOfThePresentedTokenInMilliseconds() throws Exception {
    var ends = sandbox.clock.instant().plusSeconds(1_209_599).toEpochMilli();

    var answer = sandbox.api("/v1/authorizations/tokenExpiry", sandbox.accessToken("spark:people_read"));

    assertEquals(200, answer.statusCode());
    assertEquals("{\"exp\":" + ends + "}", answer.body());
  }

  @Test
  void tokenExpiryOfABadTokenIsA401() throws Exception {
    assertEquals(401, sandbox.api("/v1/authorizations/tokenExpiry", "inv3nted").statusCode());
  }

  @Test
  void anAdministratorListsTheAuthorizationsOfAPerson() throws Exception {
    sandbox.tokens();

    var answer = admin("GET", "?personEmail=alex%40example.com");

    assertEquals(200, answer.statusCode());
    var items = Json.of(answer).get("items");
    assertEquals(List.of("refresh", "access"), items.findValuesAsString("type"));
    assertEquals(
        Set.of("id", "applicationId", "applicationName", "personId", "clientId", "created", "type"),
        Set.copyOf(items.get(0).propertyNames()));
    assertEquals("Test integration", items.get(0).get("applicationName").asString());
    assertEquals(sandbox.clientId(), items.get(0).get("clientId").asString());
  }

  @Test
  void aPersonIsFoundByIdToo() throws Exception {
    sandbox.tokens();
    var id = Json.text(sandbox.api("/v1/people/me", sandbox.accessToken("spark:people_read")), "id");

    assertTrue(Json.of(admin("GET", "?personId=" + id)).get("items").size() >= 2);
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "?personEmail=a&personId=b, 400", "?personEmail=nobody%40example.com, 404", "/x, 404"})
  void aListOfNobodyInParticularIsRefused(String rest, int status) throws Exception {
    assertEquals(status, admin("GET", rest).statusCode());
  }

  @Test
  void deletingAnAccessTokenEndsThatAlone() throws Exception {
    var tokens = sandbox.tokens();

    var answer = admin("DELETE", "/" + id("access"));

    assertEquals(204, answer.statusCode());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
    assertEquals(200, sandbox.token(sandbox.refresh(Json.text(tokens, "refresh_token"))).statusCode());
  }

  /** "Deleting a refresh token revokes its access tokens" (contract, 1.L). */
  @Test
  void deletingARefreshTokenEndsItsAccessTokensToo() throws Exception {
    var tokens = sandbox.tokens();

    assertEquals(204, admin("DELETE", "/" + id("refresh")).statusCode());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
    assertEquals(400, sandbox.token(sandbox.refresh(Json.text(tokens, "refresh_token"))).statusCode());
  }

  @Test
  void deletingByClientIdEndsAllOfThatIntegration() throws Exception {
    var tokens = sandbox.tokens();
    var others = token("kim@example.com", SCOPES);

    assertEquals(204, admin("DELETE", "?clientId=" + sandbox.clientId()).statusCode());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", others).statusCode());
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "?orgId=x, 400", "?clientId=x&orgId=x, 403", "/unknown, 404"})
  void aDeletionOfNothingInParticularIsRefused(String rest, int status) throws Exception {
    assertEquals(status, admin("DELETE", rest).statusCode());
  }

  /** "an admin can delete its own token only with the same clientId" (contract, 1.L). */
  @Test
  void anAdministratorsOwnTokenOfAnotherIntegrationStays() throws Exception {
    var code = query(sandbox.post("/v1/authorize?" + sandbox.request().encodedForQuery(),
        "person=kim%40example.com&decision=accept")).value("code").orElseThrow();
    var own = Json.text(sandbox.token(sandbox.exchange(code)), "access_token");

    var id = Json.of(admin("GET", "?personEmail=kim%40example.com")).get("items").findValuesAsString("id").get(0);

    assertEquals(403, admin("DELETE", "/" + id).statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", own).statusCode());
  }

  /** "Admin scope grants nothing to a non-admin user: consent may succeed, call gives 403" (contract, 3.1). */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void theScopeAloneMakesNoAdministrator(String method) throws Exception {
    var answer = call(method, "?personEmail=alex%40example.com&clientId=x", token("alex@example.com", SCOPES));

    assertEquals(403, answer.statusCode());
    assertEquals(FORBIDDEN, Json.text(answer, "message"));
  }

  @ParameterizedTest
  @CsvSource({"GET, identity:tokens_write", "DELETE, identity:tokens_read"})
  void theOtherScopeIsNotEnough(String method, String scope) throws Exception {
    var answer = call(method, "?personEmail=alex%40example.com&clientId=x", token("kim@example.com", scope));

    assertEquals(403, answer.statusCode());
  }

  @Test
  void withoutATokenItIsA401() throws Exception {
    assertEquals(401, sandbox.get("/v1/authorizations?personEmail=alex%40example.com").statusCode());
  }

  private String id(String type) throws Exception {
    for (var item : Json.of(admin("GET", "?personEmail=alex%40example.com")).get("items")) {
      if (item.get("type").asString().equals(type)) {
        return item.get("id").asString();
      }
    }
    throw new AssertionError("no such authorization is listed");
  }

  private HttpResponse<String> admin(String method, String rest) throws Exception {
    return call(method, rest, token("kim@example.com", SCOPES));
  }

  private HttpResponse<String> call(String method, String rest, String token) throws Exception {
    return Wire.send(sandbox, method, "/v1/authorizations" + rest, "", "Authorization", "Bearer " + token);
  }

  private String token(String person, String scopes) throws Exception {
    var request = Form.empty().with("response_type", "code").with("client_id", client.clientId())
        .with("redirect_uri", CALLBACK).with("scope", scopes);
    var code = query(sandbox.post("/v1/authorize?" + request.encodedForQuery(),
        Form.empty().with("person", person).with("decision", "accept").encoded())).value("code").orElseThrow();
    return Json.text(sandbox.token(client.addTo(Form.empty().with("grant_type", "authorization_code")
        .with("code", code).with("redirect_uri", CALLBACK))), "access_token");
  }
}
