package playground.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import playground.sandbox.error.JsonBodies;

/**
 * The faults that a request asks for, read from JSON, and every error in it.
 *
 * @param errors each with its path, such as {@code [0].times}; when there is one, nothing may be switched on
 * @param names of the members in the errors
 */
record FaultRequest(List<ActiveFault> faults, List<String> errors, MemberNames names) {

  /** Was a fault in earlier versions. */
  private static final String CLOCK_FORWARD = "clock-forward";

  private static final int MAX_TIMES = 1_000_000;
  private static final int MAX_ERRORS = 10; // reported for one entry
  private static final int MAX_SHOWN = 40; // characters of a member's name that are repeated

  /**
   * @param json the body: an array of objects, or one object
   */
  static FaultRequest of(Object json, MemberNames names) {
    var requested = new FaultRequest(new ArrayList<>(), new ArrayList<>(), names);
    if (json instanceof Map<?, ?> single) {
      requested.read("", single);
    } else if (json instanceof List<?> entries) {
      requested.readAll(entries);
    } else {
      requested.errors.add("the body must be a JSON object or an array of them, sent as application/json");
    }
    return requested;
  }

  private void readAll(List<?> entries) {
    if (entries.size() > ActiveFaults.MAX_ACTIVE) {
      errors.add("more than " + ActiveFaults.MAX_ACTIVE + " faults");
      return;
    }
    for (var i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Map<?, ?> members) {
        read("[" + i + "].", members);
      } else {
        errors.add("[" + i + "] is no JSON object");
      }
    }
  }

  /**
   * @param at what the paths of its members begin with
   */
  private void read(String at, Map<?, ?> members) {
    var given = Arrays.stream(MemberNames.values()).map(MemberNames::fault).filter(members::containsKey).toList();
    if (given.size() > 1) {
      errors.add(at + names.fault() + " is given twice, as " + String.join(" and ", given));
      return;
    }
    var type = given.stream().map(members::get).filter(String.class::isInstance)
        .flatMap(name -> FaultType.named((String) name).stream()).findFirst();
    if (type.isEmpty()) {
      errors.add(given.stream().map(members::get).anyMatch(CLOCK_FORWARD::equals)
          ? at + names.fault() + ": " + CLOCK_FORWARD + " is not a fault; move the clock with POST " + ClockServlet.PATH
              + " and " + JsonBodies.text(ClockServlet.forward(Duration.ofDays(14)))
          : at + names.fault() + " is not one of those that GET lists");
      return;
    }
    requireKnownMembers(at, members, type.get());
    var number = type.get().parameter().map(parameter -> number(
            at + parameter.name(), members.get(parameter.name()), parameter.min(), parameter.max())
        .orElse(parameter.standard()));
    faults.add(new ActiveFault(
        type.get(), target(at, members, type.get()), number.orElse(0), times(at, members, type.get())));
  }

  private void requireKnownMembers(String at, Map<?, ?> members, FaultType type) {
    var known = new TreeSet<>(Set.of("path", "times", names.fault()));
    type.parameter().ifPresent(parameter -> known.add(parameter.name()));
    members.keySet().stream().filter(name -> !known.contains(name) && !MemberNames.isFault(name)).limit(MAX_ERRORS)
        .forEach(name ->
            errors.add(at + shortened(name.toString()) + " is unknown; " + type.wireName() + " takes " + known));
  }

  /** A right request for the fault that was meant, as far as that can be told. */
  ActiveFault example() {
    return ActiveFault.standard(faults.stream().map(ActiveFault::type).findFirst().orElse(FaultType.TOO_MANY_REQUESTS));
  }

  private String target(String at, Map<?, ?> members, FaultType type) {
    var value = members.get("path");
    if (value == null) {
      return type.defaultPath();
    }
    if (!(value instanceof String target) || !type.target().covers(target) || target.endsWith("*")) {
      errors.add(at + "path must be one where " + type.wireName() + " can apply: " + type.paths());
      return "";
    }
    return target;
  }

  private Optional<Integer> times(String at, Map<?, ?> members, FaultType type) {
    if (type.paths().isEmpty() && members.get("times") != null) {
      errors.add(at + "times: " + type.wireName() + " is on or off, and is not counted");
      return Optional.empty();
    }
    return number(at + "times", members.get("times"), 1, MAX_TIMES);
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
