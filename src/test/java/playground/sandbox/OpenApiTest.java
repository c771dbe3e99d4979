package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /openapi.json} says what is served: it is checked against the sandbox, and the sandbox against it. */
class OpenApiTest {

  private static final String ID = "https://sandbox.example/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private JsonNode document;
  private SchemaRegistry schemas;
  private final Set<String> seen = new TreeSet<>();

  @BeforeEach
  void read() throws Exception {
    var served = sandbox.get("/openapi.json");
    document = Json.of(served);
    schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, registry -> registry
        .schemas(Map.of(ID, served.body()))
        .schemaIdResolvers(ids -> ids.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")));
  }

  @Test
  void itIsAnOpenApiDocument() {
    var openApi = schemas.getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));

    assertEquals(List.of(), openApi.validate(document));
    assertEquals(sandbox.origin(), document.get("servers").get(0).get("url").asString());
    var broken = document.deepCopy();
    ((ObjectNode) broken.get("paths").get("/clock").get("get")).remove("responses");
    ((ObjectNode) broken.get("paths")).put("clock", 7);
    assertFalse(openApi.validate(broken).isEmpty(), "the schema finds errors");
  }

  @Test
  void itHasEveryEndpointOfTheOverviewAndNoOther() throws Exception {
    var listed = new TreeSet<String>();
    for (var endpoint : Jsoup.parse(sandbox.get("/").body()).select("dl.endpoints dt code").eachText()) {
      var path = endpoint.substring(endpoint.lastIndexOf(' ') + 1);
      List.of(endpoint.substring(0, endpoint.lastIndexOf(' ')).split(", ")).forEach(method -> listed.add(method + " " + path));
    }

    assertEquals(listed, operations());
    assertTrue(listed.contains("GET /openapi.json") && listed.contains("POST /reset"), listed.toString());
  }

  /** A route that is served and in neither is for people, or for programs of earlier versions, or refuses everything. */
  @Test
  void noRouteIsMissing() {
    var described = paths().stream().map(path -> path.replaceAll("\\{[^}]+}", "x")).collect(Collectors.toSet());

    var missing = sandbox.paths().stream()
        .filter(route -> described.stream().noneMatch(path -> covers(route, path)))
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        Set.of(
            "/", "/assets/x", // the overview and what pages load
            "/answers", "/my-apps", "/my-apps/new", "/my-apps/x", // pages
            "/scenarios", "/scenarios/rotate-keys", // earlier names
            "/access_token", "/authorize", "/people/x", "/rooms"), // paths without /v1, which the gateway refuses
        missing);
  }

  private static boolean covers(String route, String path) {
    return route.equals(path) || route.endsWith("/x") && (path + "/").startsWith(route.substring(0, route.length() - 1));
  }

  /** With nothing but the method and the path: the request is refused for what it lacks, and never for being unknown. */
  @Test
  void everyOperationIsServedAndRespondsAsDescribed() throws Exception {
    for (var operation : operations()) {
      var method = operation.split(" ")[0];
      var path = operation.split(" ")[1];

      var response = sandbox.call(method, path.replaceAll("\\{[^}]+}", "x"), "");

      assertFalse(Set.of(404, 405).contains(response.statusCode()), operation + ": " + response.statusCode());
      assertDescribed(method, path, response);
    }
  }

  @Test
  void everyResponseOfAControlIsAsDescribed() throws Exception {
    for (var path : List.of("/clock", "/integrations", "/faults", "/log", "/healthz", "/readyz", "/openapi.json")) {
      send("GET", path, "");
    }
    for (var path : List.of("/integrations", "/faults")) {
      send("PUT", path, example(path, "put").toString());
      send("PUT", path, "nonsense");
      foreign("PUT", path);
    }
    send("GET", "/integrations", "");
    send("GET", "/faults", "");
    send("POST", "/clock", example("/clock", "post").toString());
    send("POST", "/clock", "{\"forward\": 14}");
    foreign("POST", "/clock");
    send("GET", "/clock", "");
    form("/clock", "action=on&days=2");
    form("/clock", "action=on&days=many");
    form("/faults", "action=reset");
    form("/faults", "action=on&fault=none");
    foreign("POST", "/faults");
    form("/faults/rotate-keys", "");
    foreign("POST", "/faults/rotate-keys");
    for (var path : List.of("/integrations", "/faults", "/clock")) {
      foreign("DELETE", path);
      send("DELETE", path, "");
    }
    foreign("POST", "/reset");
    send("POST", "/reset", "");

    var described = new TreeSet<>(describedStatuses());
    described.remove("GET /readyz 503"); // of a process that is stopping
    assertEquals(described, seen);
  }

  /** All that a log entry can have: a form, a query, a redirect, credentials, JSON both ways. */
  @Test
  void everyEntryOfTheLogIsAsDescribed() throws Exception {
    var code = sandbox.code();
    sandbox.token(sandbox.exchange(code), "Authorization", RunningSandbox.basic("a", "b"));
    sandbox.call("PUT", "/faults", "{\"fault\": \"cut\"}", "Content-Type", "application/json");

    var log = send("GET", "/log", "").body();

    for (var member : schemas.getSchema(SchemaLocation.of(ID + "#/components/schemas/LogEntry")).getSchemaNode()
        .get("properties").propertyNames()) {
      assertTrue(log.contains("\"" + member + "\":"), member + " in " + log);
    }
  }

  @Test
  void everyFaultAsItIsListedIsABodyThatIsDescribedAndTaken() throws Exception {
    var body = requestSchema("/faults", "put");
    for (var fault : Json.of(sandbox.get("/faults")).get("available")) {
      var members = new ArrayList<>(List.of("\"fault\":" + fault.get("fault")));
      fault.get("parameters").forEach(parameter -> members.add(parameter.get("name") + ":" + parameter.get("max")));
      var json = "{" + String.join(",", members) + "}";

      assertEquals(List.of(), body.validate(json, InputFormat.JSON), json);
      assertEquals(200, send("PUT", "/faults", "[" + json + "]").statusCode(), json);
    }
  }

  @Test
  void theSeedDataOfTheReadmeIsABodyThatIsDescribedAndTaken() throws Exception {
    var seed = new JsonMapper().readTree(Files.readString(Path.of("src/docs/sandbox.example.json")));
    var json = "{\"integrations\":" + seed.get("integrations") + "}";

    assertEquals(List.of(), requestSchema("/integrations", "put").validate(json, InputFormat.JSON));
    assertEquals(200, send("PUT", "/integrations", json).statusCode());
    var listed = sandbox.get("/integrations").body();
    assertEquals(List.of(), requestSchema("/integrations", "put").validate(listed, InputFormat.JSON), "what GET tells can be put");
  }

  /** The schemas refuse what the sandbox refuses. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "post|/clock|{}", "post|/clock|{\"forward\":\"14 days\"}", "post|/clock|{\"forward\":\"P1D\",\"days\":1}",
      "post|/clock|{\"forward\":\"PT1.5S\"}",
      "put|/faults|{}", "put|/faults|{\"fault\":\"flood\"}", "put|/faults|[{\"fault\":\"cut\",\"times\":0}]",
      "put|/faults|{\"fault\":\"delay\",\"seconds\":601}", "put|/faults|{\"fault\":\"clock-forward\"}",
      "put|/integrations|[]", "put|/integrations|{\"integrations\":[{}]}",
      "put|/integrations|{\"integrations\":[{\"name\":\"A\",\"clientId\":\"C\",\"clientSecret\":\"s\",\"redirectUris\":[]}]}",
      "put|/integrations|{\"integrations\":[{\"name\":\"A\",\"clientId\":\"C\",\"clientSecret\":\"s\",\"redirectUris\":[\"http://a/\"],\"secret\":\"s\"}]}",
  })
  void whatIsRefusedIsNotAsDescribed(String method, String path, String json) throws Exception {
    assertFalse(requestSchema(path, method).validate(json, InputFormat.JSON).isEmpty());
    assertEquals(400, send(method.toUpperCase(Locale.ROOT), path, json).statusCode());
  }

  /** A scope that a call needs is named, and so is each id in its path. */
  @Test
  void anApiCallHasItsScopeAndItsParameters() {
    var room = document.get("paths").get("/v1/rooms/{roomId}");

    assertEquals("[{\"accessToken\":[\"spark:rooms_read\"]}]", room.get("get").get("security").toString());
    assertEquals("roomId", room.get("parameters").get(0).get("name").asString());
    assertEquals("getV1RoomsRoomId", room.get("get").get("operationId").asString());
    assertEquals("[\"API\"]", room.get("get").get("tags").toString());
  }

  /** W-12, W-17: it holds nothing of anybody, and other origins do not read it. */
  @Test
  void itHoldsNothingOfWhatIsRegistered() throws Exception {
    var served = sandbox.get("/openapi.json", "Origin", "http://evil.example");

    assertFalse(served.body().contains(sandbox.clientId()));
    assertTrue(served.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    assertEquals(405, sandbox.call("POST", "/openapi.json", "").statusCode());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return noted(method, path, sandbox.call(method, path, body, "Content-Type", "application/json"));
  }

  private void form(String path, String body) throws Exception {
    noted("POST", path, sandbox.post(path, body));
  }

  private void foreign(String method, String path) throws Exception {
    var response = sandbox.call(method, path, "", "Origin", "http://evil.example");
    assertEquals(403, noted(method, path, response).statusCode(), method + " " + path);
  }

  private HttpResponse<String> noted(String method, String path, HttpResponse<String> response) {
    assertDescribed(method, path, response);
    seen.add(method + " " + path + " " + response.statusCode());
    return response;
  }

  private void assertDescribed(String method, String path, HttpResponse<String> response) {
    var what = method + " " + path + " " + response.statusCode();
    var pointer = "/paths/" + path.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT) + "/responses/";
    var status = Integer.toString(response.statusCode());
    var described = document.at(pointer + status);
    if (described.isMissingNode()) {
      pointer += status.charAt(0) + "XX";
      described = document.at(pointer);
    } else {
      pointer += status;
    }
    assertFalse(described.isMissingNode(), what);
    if (described.has("$ref")) {
      pointer = described.get("$ref").asString().substring(1);
      described = document.at(pointer);
    }
    if (described.has("content")) {
      var type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
      var content = described.get("content").get(type);
      assertNotNull(content, what + " as " + type);
      if (content.has("schema")) {
        var schema = schema(pointer + "/content/" + type.replace("/", "~1") + "/schema");
        assertEquals(List.of(), schema.validate(response.body(), InputFormat.JSON), what + " " + response.body());
      }
    }
  }

  private Schema requestSchema(String path, String method) {
    return schema("/paths/" + path.replace("/", "~1") + "/" + method + "/requestBody/content/application~1json/schema");
  }

  private Schema schema(String pointer) {
    return schemas.getSchema(SchemaLocation.of(ID + "#" + pointer));
  }

  private JsonNode example(String path, String method) {
    return document.get("paths").get(path).get(method).get("requestBody").get("content").get("application/json").get("example");
  }

  private List<String> paths() {
    return List.copyOf(document.get("paths").propertyNames());
  }

  private Set<String> operations() {
    return paths().stream()
        .flatMap(path -> document.get("paths").get(path).propertyNames().stream()
            .filter(METHODS::contains).map(method -> method.toUpperCase(Locale.ROOT) + " " + path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Method, path and status of each response that is described by itself. */
  private Set<String> describedStatuses() {
    return operations().stream()
        .flatMap(operation -> document.get("paths").get(operation.split(" ")[1])
            .get(operation.split(" ")[0].toLowerCase(Locale.ROOT)).get("responses").propertyNames().stream()
            .filter(status -> status.matches("[0-9]+")).map(status -> operation + " " + status))
        .collect(Collectors.toSet());
  }
}
