package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. */
public final class JsonBodies {

  /** Spelled as Webex does: capital UTF-8, no space. */
  static final String CONTENT_TYPE = "application/json;charset=UTF-8";

  /** Created on first use, not at start. A member given twice is an error, as in a form. */
  private static final class Mapper {
    static final JsonMapper SHARED = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  }

  private JsonBodies() {}

  /** Sends 200 and the value. */
  public static void send(HttpServletResponse response, Object value) throws IOException {
    send(response, 200, text(value));
  }

  /**
   * Sends 400 in Webex's envelope, with a description for each error.
   *
   * @param example a right body
   */
  public static void sendErrors(
      HttpServletRequest request, HttpServletResponse response, List<String> errors, Object example) throws IOException {
    errors.forEach(Diagnosis.of(request)::note);
    var envelope = members(ErrorText.BAD_REQUEST.message(), errors, TrackingId.of(request));
    envelope.put("example", example);
    send(response, 400, text(envelope));
  }

  /** The value as JSON. */
  public static String text(Object value) {
    return Mapper.SHARED.writeValueAsString(value);
  }

  static void send(HttpServletResponse response, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setHeader("Content-Type", CONTENT_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException when it is no JSON object, or a name comes twice; the message holds nothing of it
   */
  public static Map<String, Object> object(byte[] body) {
    return read(body, new TypeReference<LinkedHashMap<String, Object>>() {})
        .orElseThrow(() -> new IllegalArgumentException("the body is no JSON object, or has a name twice"));
  }

  /**
   * Reads any value except null.
   *
   * @throws IllegalArgumentException when it is no JSON; the message holds nothing of it
   */
  public static Object any(byte[] body) {
    return read(body, new TypeReference<Object>() {}).orElseThrow(() -> new IllegalArgumentException("no JSON"));
  }

  /** Empty when the body cannot be parsed; the parser's message is dropped because it quotes the body. */
  private static <T> Optional<T> read(byte[] body, TypeReference<T> type) {
    try {
      return Optional.ofNullable(Mapper.SHARED.readValue(body, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a file, not a request: the error says where it is.
   *
   * @throws IllegalArgumentException when the text is not JSON; the message names line and column and holds no content
   */
  public static JsonNode tree(byte[] text) {
    try {
      return Mapper.SHARED.readValue(text, JsonNode.class);
    } catch (JacksonException e) {
      var at = e.getLocation();
      var where = at == null || at.getLineNr() < 1
          ? ""
          : "line " + at.getLineNr() + ", column " + Math.max(1, at.getColumnNr()) + ": ";
      throw new IllegalArgumentException(where + "is not JSON, or has a name twice"); // without the parser's quotation
    }
  }

  /** The value that the tree holds, which must have the structure of that type; members that it lacks become null. */
  public static <T> T convert(JsonNode tree, Class<T> type) {
    return Mapper.SHARED.treeToValue(tree, type);
  }

  /** The value as indented JSON. */
  public static byte[] indented(Object value) {
    return Mapper.SHARED.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
  }

  /** Webex's envelope for refusals (contract, section 0). */
  static String envelope(ErrorText text, String trackingId) {
    return envelope(text.message(), text.description(), trackingId);
  }

  static String envelope(String message, String description, String trackingId) {
    return text(members(message, List.of(description), trackingId));
  }

  private static Map<String, Object> members(String message, List<String> descriptions, String trackingId) {
    var envelope = new LinkedHashMap<String, Object>();
    envelope.put("message", message);
    envelope.put("errors", descriptions.stream().map(one -> Map.of("description", one)).toList());
    envelope.put("trackingId", trackingId);
    return envelope;
  }
}
