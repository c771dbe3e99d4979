package playground.sandbox.seed;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The errors of one JSON text, at most one for each path. They never repeat a value, which may be a secret. */
final class JsonErrors {

  private final Map<String, String> byPath = new LinkedHashMap<>();

  /**
   * @param path of the value, such as {@code people[0].email}; empty for the whole text
   * @param error what would be right, such as "must be a string"
   */
  void add(String path, String error) {
    byPath.putIfAbsent(path, error);
  }

  /**
   * For values of a program, which are in no file.
   *
   * @throws IllegalArgumentException when there is an error
   */
  void throwIfAny() {
    if (!byPath.isEmpty()) {
      throw new IllegalArgumentException(byPath.entrySet().stream()
          .map(error -> error.getKey() + " " + error.getValue()).collect(Collectors.joining("; ")));
    }
  }

  void requireText(String path, String value) {
    if (value == null || value.isEmpty()) {
      add(path, "must be a non-empty string");
    }
  }

  /** Adds an error unless the list, which may be null, has so many elements. */
  void requireSize(String path, List<?> values, int min, int max) {
    var size = values == null ? 0 : values.size();
    if (size < min || size > max) {
      add(path, "must hold " + (min == max ? min : min + " to " + max) + " elements");
    }
  }

  /**
   * @param owners the values so far, each with the path or the name of the object that has it
   */
  void requireUnique(String object, String member, String value, Map<String, String> owners) {
    var other = value == null ? null : owners.putIfAbsent(value, object);
    if (other != null) {
      add(object + "." + member, "must differ from that of " + other);
    }
  }

  /** Checks each element of the list, which may be null. A null among the elements has been reported. */
  static <T> void each(String path, List<T> values, BiConsumer<String, T> check) {
    for (var i = 0; values != null && i < values.size(); i++) {
      if (values.get(i) != null) {
        check.accept(path + "[" + i + "]", values.get(i));
      }
    }
  }

  /**
   * @throws InvalidFileException when there is an error
   */
  void throwIfAny(Path file) {
    throwIfAny(file + ": ", "the file");
  }

  /**
   * @param prefix of each error
   * @param whole what the whole text is called
   * @throws InvalidFileException when there is an error
   */
  void throwIfAny(String prefix, String whole) {
    if (!byPath.isEmpty()) {
      throw new InvalidFileException(byPath.entrySet().stream()
          .map(error -> prefix + (error.getKey().isEmpty() ? whole : error.getKey()) + " " + error.getValue())
          .toList());
    }
  }
}
