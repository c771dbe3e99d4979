package playground.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.fault.FaultType;

/**
 * What the sandbox serves as one OpenAPI 3.1 document. Every listed endpoint of the routes is in it; what a control takes
 * and sends is described in a file of the class path.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1.1</a>
 */
final class OpenApiDocument {

  private static final String FILE = "openapi.json";
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final Map<String, Object> document = described();
  private final Map<String, Object> described = members(document, "paths");
  private final Map<String, Object> paths = new LinkedHashMap<>();

  /**
   * @param origin of the sandbox, as in the request
   */
  static Map<String, Object> of(List<Route> routes, String origin) {
    var made = new OpenApiDocument();
    made.document.put("servers", List.of(Map.of("url", origin)));
    made.document.put("tags", Arrays.stream(EndpointGroup.values()).map(group -> Map.of("name", group.title())).toList());
    routes.forEach(route -> route.endpoints().forEach(endpoint -> made.add(route, endpoint)));
    made.document.put("paths", made.paths);
    members(members(members(made.document, "components"), "schemas"), "FaultName")
        .put("enum", Arrays.stream(FaultType.values()).map(FaultType::wireName).toList());
    return made.document;
  }

  private static Map<String, Object> described() {
    try (var file = OpenApiDocument.class.getResourceAsStream(FILE)) {
      return JsonBodies.object(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Route route, ServedPath endpoint) {
    var path = members(paths, endpoint.path());
    var parameters = PARAMETER.matcher(endpoint.path()).results().map(match -> parameter(match.group(1))).toList();
    if (!parameters.isEmpty()) {
      path.put("parameters", parameters);
    }
    endpoint.methods().forEach(method -> path.put(method.toLowerCase(Locale.ROOT), operation(route, endpoint, method)));
  }

  private static Map<String, Object> parameter(String name) {
    return Map.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string"));
  }

  private Map<String, Object> operation(Route route, ServedPath endpoint, String method) {
    var operation = new LinkedHashMap<String, Object>();
    operation.put("tags", List.of(endpoint.group().title()));
    operation.put("operationId", operationId(method, endpoint.path()));
    operation.put("summary", endpoint.meaning());
    if (!endpoint.scope().isEmpty()) {
      operation.put("security", List.of(Map.of("accessToken", List.of(endpoint.scope()))));
    }
    operation.put("responses", responses(route));
    operation.putAll(members(members(described, endpoint.path()), method.toLowerCase(Locale.ROOT)));
    return operation;
  }

  /** Such as {@code getV1RoomsRoomId}. */
  private static String operationId(String method, String path) {
    return method.toLowerCase(Locale.ROOT) + Pattern.compile("[^A-Za-z0-9]+(.?)").matcher(path)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  /** Of what is played: as Webex responds, which is not described here. */
  private static Map<String, Object> responses(Route route) {
    var responses = new LinkedHashMap<String, Object>();
    responses.put("2XX", reference("Success"));
    if (route.hasPages()) {
      responses.put("3XX", reference("Redirect"));
    }
    responses.put("4XX", reference("Refused"));
    return responses;
  }

  private static Map<String, Object> reference(String response) {
    return Map.of("$ref", "#/components/responses/" + response);
  }

  /** The object that a member holds; a new one when there is none. */
  @SuppressWarnings("unchecked") // of parsed JSON and of what is put in here
  private static Map<String, Object> members(Map<String, Object> object, String name) {
    return (Map<String, Object>) object.computeIfAbsent(name, missing -> new LinkedHashMap<String, Object>());
  }
}
