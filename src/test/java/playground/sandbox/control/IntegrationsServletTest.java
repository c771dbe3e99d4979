package playground.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** {@code /integrations}: a program lists, replaces and deletes what is registered. */
class IntegrationsServletTest {

  private static final String ONE = """
      {"integrations": [{"name": "My app", "clientId": "C1", "clientSecret": "s3cret-of-mine",
        "redirectUris": ["http://localhost:9999/callback"], "scopes": ["spark:rooms_read"]}]}""";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aPutRegistersWhatItSaysInTheFormatOfTheSeedDataAndNothingElse() throws Exception {
    var put = put("""
        {"integrations": [
          {"name": "All of it", "description": "Counts rooms", "icon": "http://localhost/icon.png", "clientId": "C1",
           "clientSecret": "s3cret-of-mine", "redirectUris": ["http://a/", "http://b/"],
           "scopes": ["spark:rooms_read", "spark:people_read"], "requirePkce": true, "refreshPolicy": "rotate",
           "id": "00000000-0000-0000-0000-000000000007", "created": "2026-01-31T12:00:00Z"},
          {"name": "As little as possible", "clientId": "C2", "clientSecret": "another", "redirectUris": ["http://c/"]}]}""");

    assertEquals(200, put.statusCode());
    assertEquals(
        "[{\"name\":\"All of it\",\"description\":\"Counts rooms\",\"icon\":\"http://localhost/icon.png\",\"clientId\":\"C1\","
            + "\"redirectUris\":[\"http://a/\",\"http://b/\"],\"scopes\":[\"spark:rooms_read\",\"spark:people_read\"],"
            + "\"requirePkce\":true,\"refreshPolicy\":\"rotate\",\"id\":\"00000000-0000-0000-0000-000000000007\","
            + "\"created\":\"2026-01-31T12:00:00Z\"},"
            + "{\"name\":\"As little as possible\",\"description\":\"\",\"icon\":\"\",\"clientId\":\"C2\","
            + "\"redirectUris\":[\"http://c/\"],\"scopes\":[],\"requirePkce\":false,\"refreshPolicy\":\"sliding\","
            + "\"id\":\"" + Json.of(put).get("integrations").get(1).get("id").asString() + "\",\"created\":\""
            + sandbox.clock.instant() + "\"}]",
        Json.of(put).get("integrations").toString());
    assertEquals(put.body(), sandbox.get("/integrations").body());
    assertEquals(Optional.of(new Secret("s3cret-of-mine")), sandbox.sandbox().credentials("C1").orElseThrow().clientSecret());
  }

  @Test
  void whatAGetTellsCanBePutBackAndChangesNothing() throws Exception {
    put(ONE);
    var before = sandbox.get("/integrations").body();

    assertEquals(200, put(before).statusCode());

    assertEquals(before, sandbox.get("/integrations").body());
    assertEquals(Optional.of(new Secret("s3cret-of-mine")), sandbox.sandbox().credentials("C1").orElseThrow().clientSecret());
  }

  /** W-12: secrets go in and never out; the request is redacted in the log. */
  @Test
  void noResponseAndNoLogHoldsASecret() throws Exception {
    var responses = put(ONE).body() + sandbox.get("/integrations").body()
        + put(ONE.replace("\"C1\"", "\"with space\"")).body() + put(ONE.replace("}]}", "")).body() + sandbox.get("/log").body();

    assertTrue(responses.contains("My app"));
    assertFalse(responses.contains("s3cret-of-mine"), responses);
  }

  @Test
  void anIntegrationThatStaysKeepsItsTokensAndOneThatIsGoneLosesThem() throws Exception {
    var gone = sandbox.accessToken("spark:rooms_read");
    put(ONE);
    assertEquals(401, sandbox.api("/v1/rooms", gone).statusCode());
    assertTrue(sandbox.newestInLog().get("causes").toString().contains("revoked with its grant"));

    var stays = tokenOf("C1", "s3cret-of-mine");
    put(ONE.replace("s3cret-of-mine", "new").replace("My app", "Renamed"));

    assertEquals(200, sandbox.api("/v1/rooms", stays).statusCode());
    assertEquals(Optional.of(new Secret("new")), sandbox.sandbox().credentials("C1").orElseThrow().clientSecret());
    assertEquals(204, sandbox.call("DELETE", "/integrations", "").statusCode());
    assertEquals("{\"integrations\":[]}", sandbox.get("/integrations").body());
    assertEquals(401, sandbox.api("/v1/rooms", stays).statusCode());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "``|the body must be JSON without a name given twice, sent as application/json",
      "{\"integrations\":|the body must be JSON without a name given twice, sent as application/json",
      "{\"integrations\":[],\"integrations\":[]}|the body must be JSON without a name given twice, sent as application/json",
      "[]|the body must be an object",
      "null|the body must be an object",
      "{}|integrations must be an array",
      "{\"integrations\":[7]}|integrations[0] must be an object",
      "{\"integrations\":[null]}|integrations[0] must be an object",
      "{\"integrations\":[],\"people\":[]}|people is unknown; the known members are integrations",
  })
  void whatIsNoListOfIntegrationsIsRefused(String json, String error) throws Exception {
    var refused = put(json);

    assertEquals(400, refused.statusCode());
    assertEquals(error, Json.description(refused));
  }

  /** All at once, and nothing has changed. */
  @Test
  void everyErrorIsNamedWithItsPathAndARightExample() throws Exception {
    put(ONE);
    var before = sandbox.get("/integrations").body();

    var refused = put("""
        {"integrations": [
          {"name": "Good", "clientId": "C1", "redirectUris": ["http://a/"]},
          {"name": "Good", "clientId": "C2", "redirectUris": [], "scopes": ["spark:nonsense"]},
          {"name": 7, "clientId": "C1", "clientSecret": 7, "redirectUris": ["relative"], "requirePKCE": true}]}""");

    assertEquals(400, refused.statusCode());
    assertEquals(
        List.of(
            "integrations[1].clientSecret must be given, because no integration with this client id is registered",
            "integrations[1].name must differ from that of integrations[0]",
            "integrations[1].redirectUris must hold 1 to 10 elements",
            "integrations[1].scopes[0] is not a scope that Webex knows; /my-apps lists them",
            "integrations[2].clientId must differ from that of integrations[0]",
            "integrations[2].clientSecret must be a string",
            "integrations[2].name must be a string",
            "integrations[2].redirectUris[0] must be absolute, with scheme and host, such as http://localhost:9999/callback",
            "integrations[2].requirePKCE is unknown; the known members are clientId, clientSecret, created, description, icon,"
                + " id, name, redirectUris, refreshPolicy, requirePkce, scopes"),
        Json.of(refused).get("errors").findValuesAsString("description").stream().sorted().toList());
    assertEquals(before, sandbox.get("/integrations").body());
    assertEquals(200, put(Json.of(refused).get("example").toString()).statusCode());
  }

  /** The portal's pages are found by it. */
  @Test
  void noTwoHaveTheSameId() throws Exception {
    put(ONE);
    var id = Json.of(sandbox.get("/integrations")).get("integrations").get(0).get("id").asString();

    var refused = put("{\"integrations\": [{\"name\": \"My app\", \"clientId\": \"C1\", \"redirectUris\": [\"http://a/\"]},"
        + "{\"name\": \"B\", \"clientId\": \"C2\", \"clientSecret\": \"s\", \"redirectUris\": [\"http://a/\"], \"id\": \"" + id + "\"}]}");

    assertEquals("integrations[1].id must differ from that of integrations[0]", Json.description(refused));
  }

  @ParameterizedTest
  @CsvSource({"20, 200", "21, 400"})
  void twentyIntegrationsAreTheMost(int count, int status) throws Exception {
    assertEquals(status, put(many(count)).statusCode());
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    var refused = put(ONE + " ".repeat(64 * 1024));

    assertEquals("the body is larger than 65536 bytes", Json.description(refused));
  }

  /** The pages of the playground beside the sandbox go on with it. */
  @Test
  void thePlaygroundsOwnIntegrationStaysWhateverIsPutAndDeleted() throws Exception {
    var own = sandbox.sandbox().registerOnce("Own", List.of(URI.create("http://own/")), Scopes.parse("spark:rooms_read"));
    var listed = Json.of(sandbox.get("/integrations")).get("integrations").get(1);

    put(ONE);
    assertEquals(List.of("My app", "Own"), names());
    sandbox.call("DELETE", "/integrations", "");
    assertEquals(List.of("Own"), names());
    assertEquals(Optional.of(own), sandbox.sandbox().credentials(own.clientId()));
    assertEquals(listed, Json.of(sandbox.get("/integrations")).get("integrations").get(0));

    var taken = put(ONE.replace("My app", "Own"));
    assertEquals(
        "integrations[0].name must differ from that of the playground’s own integration, which stays", Json.description(taken));
    var tooMany = put(many(20));
    assertEquals("integrations must hold 0 to 19 elements", Json.description(tooMany));
  }

  /** As a PUT of what GET has told does. */
  @Test
  void aPutThatNamesThePlaygroundsOwnIntegrationChangesItAndKeepsItsSecret() throws Exception {
    var own = sandbox.sandbox().registerOnce("Own", List.of(URI.create("http://own/")), Scopes.parse("spark:rooms_read"));

    var put = put("{\"integrations\": [{\"name\": \"Renamed\", \"clientId\": \"" + own.clientId()
        + "\", \"redirectUris\": [\"http://other/\"], \"scopes\": []}]}");

    assertEquals(200, put.statusCode(), put.body());
    assertEquals(List.of("Renamed"), names());
    assertEquals(Optional.of(own), sandbox.sandbox().credentials(own.clientId()));
  }

  @Test
  void anotherMethodIsRefused() throws Exception {
    var refused = sandbox.call("POST", "/integrations", ONE, "Content-Type", "application/json");

    assertEquals(405, refused.statusCode());
    assertEquals("GET, HEAD, PUT, DELETE", refused.headers().firstValue("Allow").orElseThrow());
  }

  /** S-17, W-11. */
  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE"})
  void aPageOfAnotherOriginChangesNothing(String method) throws Exception {
    var before = sandbox.get("/integrations").body();

    for (var header : List.of("Origin", "Sec-Fetch-Site")) {
      var value = header.equals("Origin") ? "http://evil.example" : "cross-site";
      assertEquals(403, sandbox.call(method, "/integrations", ONE, header, value).statusCode(), header);
    }
    assertEquals(before, sandbox.get("/integrations").body());
  }

  private String tokenOf(String clientId, String secret) throws Exception {
    var request = RunningSandbox.without(RunningSandbox.without(sandbox.with("scope", "spark:rooms_read"), "client_id"), "redirect_uri")
        .with("client_id", clientId).with("redirect_uri", "http://localhost:9999/callback");
    var exchange = sandbox.exchange(sandbox.code(request));
    for (var name : List.of("client_id", "client_secret", "redirect_uri")) {
      exchange = RunningSandbox.without(exchange, name);
    }
    return Json.text(sandbox.token(exchange.with("client_id", clientId).with("client_secret", secret)
        .with("redirect_uri", "http://localhost:9999/callback")), "access_token");
  }

  private static String many(int count) {
    return "{\"integrations\": [" + IntStream.range(0, count).mapToObj(i -> "{\"name\": \"Number " + i + "\", \"clientId\": \"N" + i
        + "\", \"clientSecret\": \"s\", \"redirectUris\": [\"http://a/\"]}").collect(Collectors.joining(",")) + "]}";
  }

  private List<String> names() throws Exception {
    return Json.of(sandbox.get("/integrations")).get("integrations").findValuesAsString("name");
  }

  private HttpResponse<String> put(String json) throws Exception {
    return sandbox.call("PUT", "/integrations", json, "Content-Type", "application/json");
  }
}
