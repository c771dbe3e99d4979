package playground.sandbox.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A value in a JSON file, and where it stands. What is wrong with it is collected, so that one look tells all. */
final class LocatedValue {

  private static final int EXCERPT = 60; // characters of somebody's misspelling that are shown

  private final String path;
  private final Object value;
  private final List<String> errors;

  private LocatedValue(String path, Object value, List<String> errors) {
    this.path = path;
    this.value = value;
    this.errors = errors;
  }

  /** The whole of a file. */
  static LocatedValue root(Object value) {
    return new LocatedValue("", value, new ArrayList<>());
  }

  /** All that was wrong so far, anywhere in the file. */
  List<String> errors() {
    return errors;
  }

  /** Says that something is wrong here. */
  void wrong(String what) {
    errors.add((path.isEmpty() ? "the whole" : path) + " " + what);
  }

  /** Members that nobody knows are misspelt ones, and a wrong type is told once, here. */
  LocatedValue object(Set<String> known) {
    if (value instanceof Map<?, ?> members) {
      for (var name : members.keySet()) {
        if (!known.contains(name)) {
          below(name.toString()).wrong("is no member that is known here; these are: " + known.stream().sorted()
              .collect(Collectors.joining(", ")));
        }
      }
    } else {
      wrong("must be an object, in braces");
    }
    return this;
  }

  boolean has(String name) {
    return value instanceof Map<?, ?> members && members.containsKey(name);
  }

  LocatedValue member(String name) {
    return new LocatedValue(pathOf(name), value instanceof Map<?, ?> members ? members.get(name) : null, errors);
  }

  /** Empty when it is no list, or none is there. */
  List<LocatedValue> elements() {
    if (!(value instanceof List<?> list)) {
      wrong("must be a list, in brackets");
      return List.of();
    }
    var places = new ArrayList<LocatedValue>();
    for (var element : list) {
      places.add(new LocatedValue(path + "[" + places.size() + "]", element, errors));
    }
    return places;
  }

  /** Empty when there is none, which is told. */
  Optional<String> text() {
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text.strip());
    }
    wrong("must be a text that is not empty");
    return Optional.empty();
  }

  /** Empty when the member is left out; or is no text, which is told. */
  Optional<String> optionalText(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (member(name).value instanceof String text) {
      return Optional.of(text);
    }
    member(name).wrong("must be a text");
    return Optional.empty();
  }

  /** No, when the member is left out. */
  boolean flag(String name) {
    if (!has(name) || member(name).value instanceof Boolean) {
      return Boolean.TRUE.equals(member(name).value);
    }
    member(name).wrong("must be true or false");
    return false;
  }

  private LocatedValue below(String name) {
    return new LocatedValue(pathOf(name.length() > EXCERPT ? name.substring(0, EXCERPT) + "…" : name), null, errors);
  }

  private String pathOf(String name) {
    return (path.isEmpty() ? "" : path + ".") + name.replaceAll("\\p{Cntrl}", "?");
  }

  /** Without the value, which may be a secret. */
  @Override
  public String toString() {
    return "Place[" + path + "]";
  }
}
