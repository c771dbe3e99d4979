package playground.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The faults that a request asks for, read from JSON, and every error in it.
 *
 * @param errors each with its path, such as {@code [0].times}; when there is one, nothing may be switched on
 */
record FaultRequest(List<ActiveFault> faults, List<String> errors) {

  private static final int MAX_TIMES = 1_000_000;
  private static final int MAX_ERRORS = 10; // reported for one entry
  private static final int MAX_SHOWN = 40; // characters of a member's name that are repeated

  /**
   * @param entries the elements of the JSON array
   */
  static FaultRequest of(List<?> entries) {
    var requested = new FaultRequest(new ArrayList<>(), new ArrayList<>());
    if (entries.size() > ActiveFaults.MAX_ACTIVE) {
      requested.errors.add("more than " + ActiveFaults.MAX_ACTIVE + " faults");
      return requested;
    }
    for (var i = 0; i < entries.size(); i++) {
      requested.read("[" + i + "]", entries.get(i));
    }
    return requested;
  }

  private void read(String path, Object entry) {
    if (!(entry instanceof Map<?, ?> members)) {
      errors.add(path + " is no JSON object");
      return;
    }
    var type = members.get("trouble") instanceof String name ? FaultType.named(name) : Optional.<FaultType>empty();
    if (type.isEmpty()) {
      errors.add(path + ".trouble is not one of those that GET lists");
      return;
    }
    requireKnownMembers(path, members, type.get());
    var number = type.get().parameter().map(parameter -> number(
            path + "." + parameter.name(), members.get(parameter.name()), parameter.min(), parameter.max())
        .orElse(parameter.standard()));
    faults.add(new ActiveFault(
        type.get(), target(path, members, type.get()), number.orElse(0), times(path, members, type.get())));
  }

  private void requireKnownMembers(String path, Map<?, ?> members, FaultType type) {
    var known = new TreeSet<>(Set.of("path", "times", "trouble"));
    type.parameter().ifPresent(parameter -> known.add(parameter.name()));
    members.keySet().stream().filter(name -> !known.contains(name)).limit(MAX_ERRORS).forEach(name ->
        errors.add(path + "." + shortened(name.toString()) + " is unknown; " + type.wireName() + " takes " + known));
  }

  private String target(String path, Map<?, ?> members, FaultType type) {
    var value = members.get("path");
    if (value == null) {
      return type.defaultPath();
    }
    if (!(value instanceof String target) || !type.target().covers(target) || target.endsWith("*")) {
      errors.add(path + ".path must be one where " + type.wireName() + " can apply: " + type.paths());
      return "";
    }
    return target;
  }

  private Optional<Integer> times(String path, Map<?, ?> members, FaultType type) {
    if (type.paths().isEmpty() && members.get("times") != null) {
      errors.add(path + ".times: " + type.wireName() + " is on or off, and is not counted");
      return Optional.empty();
    }
    return number(path + ".times", members.get("times"), 1, MAX_TIMES);
  }

  private Optional<Integer> number(String path, Object value, int min, int max) {
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Integer number && number >= min && number <= max) {
      return Optional.of(number);
    }
    errors.add(path + " must be a whole number from " + min + " to " + max);
    return Optional.empty();
  }

  private static String shortened(String name) {
    return name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) + "…" : name;
  }
}
