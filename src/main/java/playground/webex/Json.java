package playground.webex;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads untrusted JSON; rejects duplicate names and trailing text. */
public final class Json {

  /**
   * Made on first use, not at start. Buffers are not recycled: a recycled one would still have the last response in it,
   * tokens included, long after their owner has signed out.
   */
  private static final class Mapper {
    static final JsonMapper STRICT =
        JsonMapper.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // 1e999 is a number, not infinity
            .build();
  }

  /** In characters, times the depth: about as many as indenting can make of them. */
  private static final long MAX_INDENTED = 1024 * 1024;

  private Json() {}

  /** The tree; empty when the text is not JSON. Jackson's own limits hold for depth and length. */
  public static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(Mapper.STRICT.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JacksonException | NumberFormatException e) { // the latter for 1e99999999999
      return Optional.empty();
    }
  }

  /** Indented, when it is JSON and indenting does not blow it up: deep JSON would grow a thousandfold. */
  public static String pretty(String text) {
    return Optional.of(text).filter(t -> t.length() * depth(t) <= MAX_INDENTED).flatMap(Json::parse)
        .map(Mapper.STRICT.writerWithDefaultPrettyPrinter()::writeValueAsString).orElse(text);
  }

  /** Of nesting, roughly: brackets inside strings count too. */
  private static long depth(String text) {
    var open = 0L;
    var deepest = 1L;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      open += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      deepest = Math.max(deepest, open);
    }
    return deepest;
  }

  /** A member's text; empty when it is absent, null, blank or not a string. */
  public static Optional<String> text(JsonNode node, String member) {
    var value = node.path(member);
    return value.isString() ? Optional.of(value.stringValue()).filter(s -> !s.isBlank()) : Optional.empty();
  }
}
