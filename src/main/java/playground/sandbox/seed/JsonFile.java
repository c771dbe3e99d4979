package playground.sandbox.seed;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import playground.sandbox.error.JsonBodies;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads a JSON text into a record. Every value that does not fit the record is reported and becomes null, so that one
 * run finds all errors.
 */
final class JsonFile {

  private static final long MAX_BYTES = 1024 * 1024;
  private static final int MAX_NAME = 60; // characters of an unknown member's name that are shown

  private static final Map<Class<?>, String> FORMATS = Map.of(
      Boolean.class, "must be true or false",
      UUID.class, "must be a UUID",
      Instant.class, "must be a time such as 2026-01-31T12:00:00Z");

  private final JsonErrors errors;

  private JsonFile(JsonErrors errors) {
    this.errors = errors;
  }

  /**
   * Members that are missing, and those that are wrong, are null; strings are stripped.
   *
   * @param errors gets unknown members and wrong types
   * @throws InvalidFileException when the file cannot be read, is too large, or is not a JSON object
   */
  static <T extends Record> T read(Path file, Class<T> type, JsonErrors errors) {
    var read = read(tree(file), type, errors);
    if (read.isEmpty()) {
      errors.throwIfAny(file);
    }
    return read.orElseThrow();
  }

  /** The same with what has been parsed; empty when it is not a JSON object, which is among the errors then. */
  static <T extends Record> Optional<T> read(JsonNode tree, Class<T> type, JsonErrors errors) {
    var fitted = new JsonFile(errors).fitted("", tree, type);
    return fitted.isNull() ? Optional.empty() : Optional.of(JsonBodies.convert(fitted, type));
  }

  private static JsonNode tree(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidFileException(file + ": is larger than " + MAX_BYTES + " bytes");
      }
      return JsonBodies.tree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidFileException(file + ": cannot be read; name a file that exists and that you may read");
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException(file + ": " + e.getMessage());
    }
  }

  /** The value without the parts that do not fit the type; JSON's null when nothing of it fits. */
  private JsonNode fitted(String path, JsonNode value, Type type) {
    if (type instanceof ParameterizedType list) {
      return value instanceof ArrayNode array
          ? fittedElements(path, array, list.getActualTypeArguments()[0])
          : wrong(path, "must be an array");
    }
    var raw = (Class<?>) type;
    if (raw.isRecord()) {
      return value instanceof ObjectNode object ? fittedMembers(path, object, raw) : wrong(path, "must be an object");
    }
    var scalar = value.isString() ? StringNode.valueOf(value.stringValue().strip()) : value;
    return isScalar(scalar, raw) ? scalar : wrong(path, FORMATS.getOrDefault(raw, raw.isEnum()
        ? "must be one of " + Arrays.stream(raw.getEnumConstants()).map(Object::toString).collect(joining(", "))
        : "must be a string"));
  }

  /** Without Jackson's conversions between strings, numbers and truth values. */
  private static boolean isScalar(JsonNode value, Class<?> type) {
    try {
      return value.isBoolean() == (type == Boolean.class) && (value.isBoolean() || value.isString())
          && JsonBodies.convert(value, type) != null;
    } catch (JacksonException e) {
      return false;
    }
  }

  private JsonNode fittedElements(String path, ArrayNode array, Type type) {
    for (var i = 0; i < array.size(); i++) {
      array.set(i, fitted(path + "[" + i + "]", array.get(i), type));
    }
    return array;
  }

  private JsonNode fittedMembers(String path, ObjectNode object, Class<?> type) {
    var known = new TreeMap<String, Type>();
    Arrays.stream(type.getRecordComponents()).forEach(part -> known.put(part.getName(), part.getGenericType()));
    for (var name : object.propertyNames().toArray(String[]::new)) {
      if (known.containsKey(name)) {
        object.set(name, fitted(pathOf(path, name), object.get(name), known.get(name)));
      } else {
        wrong(pathOf(path, name), "is unknown; the known members are " + String.join(", ", known.keySet()));
        object.remove(name);
      }
    }
    return object;
  }

  private JsonNode wrong(String path, String error) {
    errors.add(path, error);
    return NullNode.getInstance();
  }

  private static String pathOf(String path, String name) {
    var shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name;
    return (path.isEmpty() ? "" : path + ".") + shown.replaceAll("\\p{Cntrl}", "?");
  }
}
