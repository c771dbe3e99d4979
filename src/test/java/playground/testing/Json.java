package playground.testing;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of an answer. */
public final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  public static JsonNode of(HttpResponse<String> response) {
    return MAPPER.readTree(response.body());
  }

  /** The text member of that name. */
  public static String text(HttpResponse<String> response, String name) {
    return of(response).get(name).asString();
  }

  /** {@code errors[0].description} of Webex's envelope. */
  public static String description(HttpResponse<String> response) {
    return of(response).get("errors").get(0).get("description").asString();
  }
}
