package playground.sandbox.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;
import tools.jackson.databind.JsonNode;

/** Contract 1.K and 1.L: until when a token lives, and how an administrator sees and ends other people's. */
class AuthorizationsTest {

  private static final String LIST = "/v1/authorizations?personEmail=alex%40example.com";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private String admin;
  private HttpResponse<String> alex;

  @BeforeEach
  void anAdministratorAndAlexHaveTokens() throws Exception {
    sandbox.registerScopes("spark:rooms_read identity:tokens_read identity:tokens_write");
    admin = Json.text(
        sandbox.tokensOf("kim@example.com", "identity:tokens_read identity:tokens_write"), "access_token");
    alex = sandbox.tokensOf("alex@example.com", "spark:rooms_read identity:tokens_read identity:tokens_write");
  }

  /** Contract 1.K. */
  @Test
  void theExpiryOfATokenIsToldInMilliseconds() throws Exception {
    var answer = sandbox.api("/v1/authorizations/tokenExpiry", Json.text(alex, "access_token"));

    assertEquals(200, answer.statusCode());
    assertEquals("{\"exp\":" + (1_772_366_400_000L + 1_209_599_000L) + "}", answer.body());
  }

  /** Contract 1.K: a probe that tells a dead token from a live one. */
  @Test
  void theExpiryOfADeadTokenIsA401() throws Exception {
    assertEquals(401, sandbox.api("/v1/authorizations/tokenExpiry", "t0ken").statusCode());
    assertEquals(401, sandbox.get("/v1/authorizations/tokenExpiry").statusCode());
  }

  /** Contract 1.L. */
  @Test
  void theTokensOfAPersonAreListed() throws Exception {
    var items = Json.of(sandbox.api(LIST, admin)).get("items");

    assertEquals(Set.of("refresh", "access"), Set.copyOf(items.findValuesAsString("type")));
    assertEquals(
        List.of("id", "applicationId", "applicationName", "personId", "clientId", "created", "type"),
        List.copyOf(items.get(0).propertyNames()));
    assertEquals("Test integration", items.get(0).get("applicationName").asString());
    assertEquals(sandbox.clientId(), items.get(0).get("clientId").asString());
    assertEquals("2026-03-01T12:00:00.000Z", items.get(0).get("created").asString());
    var person = new String(Base64.getDecoder().decode(items.get(0).get("personId").asString()), US_ASCII);
    assertEquals("ciscospark://us/PEOPLE/a1e00000-0000-4000-8000-000000000001", person);
  }

  @Test
  void aPersonCanBeNamedByIdToo() throws Exception {
    var byEmail = sandbox.api(LIST, admin);
    var id = Json.of(byEmail).get("items").get(0).get("personId").asString();

    assertEquals(byEmail.body(), sandbox.api("/v1/authorizations?personId=" + id, admin).body());
  }

  @ParameterizedTest
  @CsvSource({
      "/v1/authorizations, 400", "/v1/authorizations?personEmail=a&personId=b, 400",
      "/v1/authorizations?personEmail=nobody@example.com, 404", "/v1/authorizations/x, 404"
  })
  void aListOfNobodyIsRefused(String path, int status) throws Exception {
    assertEquals(status, sandbox.api(path, admin).statusCode());
  }

  /** Contract 3.1: the scope grants nothing to a non-admin user. */
  @Test
  void whoIsNoAdministratorGetsA403() throws Exception {
    var answer = sandbox.api(LIST, Json.text(alex, "access_token"));

    assertEquals(403, answer.statusCode());
    assertEquals(
        "The server understood the request, but refused to fulfill it because the access token is missing required"
            + " scopes or the user is missing required roles or licenses.",
        Json.text(answer, "message"));
    assertEquals("[\"the person is no administrator\"]", sandbox.newestInLog().get("causes").toString());
  }

  @Test
  void anAdministratorWithoutTheScopeGetsA403() throws Exception {
    var reader = Json.text(sandbox.tokensOf("kim@example.com", "identity:tokens_read"), "access_token");

    assertEquals(200, sandbox.api(LIST, reader).statusCode());
    assertEquals(403, delete("/v1/authorizations/x", reader).statusCode());
  }

  /** Contract 1.L: "Deleting a refresh token revokes its access tokens". */
  @Test
  void deletingARefreshTokenRevokesItsAccessTokens() throws Exception {
    var answer = delete("/v1/authorizations/" + id("refresh"), admin);

    assertEquals(204, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(alex, "access_token")).statusCode());
    assertEquals(400, sandbox.token(sandbox.refresh(Json.text(alex, "refresh_token"))).statusCode());
  }

  @Test
  void deletingAnAccessTokenLeavesItsRefreshToken() throws Exception {
    assertEquals(204, delete("/v1/authorizations/" + id("access"), admin).statusCode());

    assertEquals(401, sandbox.api("/v1/rooms", Json.text(alex, "access_token")).statusCode());
    assertEquals(200, sandbox.token(sandbox.refresh(Json.text(alex, "refresh_token"))).statusCode());
  }

  @Test
  void allOfAnIntegrationCanBeDeletedAtOnce() throws Exception {
    assertEquals(204, delete("/v1/authorizations?clientId=" + sandbox.clientId(), admin).statusCode());

    assertEquals(401, sandbox.api("/v1/rooms", Json.text(alex, "access_token")).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/authorizations", "/v1/authorizations/", "/v1/authorizations?orgId=x"})
  void withoutAClientIdNothingIsDeleted(String path) throws Exception {
    assertEquals(400, delete(path, admin).statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", Json.text(alex, "access_token")).statusCode());
  }

  @Test
  void anotherOrganizationIsForbidden() throws Exception {
    assertEquals(
        403, delete("/v1/authorizations?orgId=x&clientId=" + sandbox.clientId(), admin).statusCode());
  }

  @Test
  void whatIsNotThereCannotBeDeleted() throws Exception {
    var path = "/v1/authorizations/" + id("access");
    delete(path, admin);

    assertEquals(404, delete(path, admin).statusCode());
  }

  /** Contract 1.L: "an admin can delete its own token only with the same clientId". */
  @Test
  void anAdministratorDeletesItsOwnTokenWithTheSameIntegration() throws Exception {
    var own = Json.of(sandbox.api("/v1/authorizations?personEmail=kim%40example.com", admin)).get("items").get(0);

    assertEquals(204, delete("/v1/authorizations/" + own.get("id").asString(), admin).statusCode());
    assertEquals(401, sandbox.api(LIST, admin).statusCode());
  }

  private String id(String type) throws Exception {
    for (JsonNode item : Json.of(sandbox.api(LIST, admin)).get("items")) {
      if (item.get("type").asString().equals(type)) {
        return item.get("id").asString();
      }
    }
    throw new AssertionError("no token of type " + type);
  }

  private HttpResponse<String> delete(String path, String token) throws Exception {
    return sandbox.call("DELETE", path, "", "Authorization", "Bearer " + token);
  }
}
