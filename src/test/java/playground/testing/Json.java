package playground.testing;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of an answer. */
public final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  public static JsonNode of(HttpResponse<String> answer) {
    return MAPPER.readTree(answer.body());
  }

  /** The text member of that name. */
  public static String text(HttpResponse<String> answer, String name) {
    return of(answer).get(name).asString();
  }

  /** {@code errors[0].description} of Webex's envelope. */
  public static String description(HttpResponse<String> answer) {
    return of(answer).get("errors").get(0).get("description").asString();
  }
}
