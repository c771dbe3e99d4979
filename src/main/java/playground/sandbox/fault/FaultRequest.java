package playground.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import playground.sandbox.fault.ActiveFaults.Active;

/**
 * Reads which faults somebody asks for, and collects all that is wrong with it.
 *
 * @param errors each with its place, such as {@code [0].times}; when there is one, nothing is to be changed
 */
record FaultRequest(List<Active> faults, List<String> errors) {

  private static final int MAX_TIMES = 1_000_000;
  private static final int MAX_ERRORS = 10; // of one entry that are told
  private static final int MAX_SHOWN = 40; // characters of a name that a stranger may fill

  /**
   * @param entries what the JSON array holds
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

  private void read(String place, Object entry) {
    if (!(entry instanceof Map<?, ?> members)) {
      errors.add(place + " is no JSON object");
      return;
    }
    var type = members.get("trouble") instanceof String name ? FaultType.named(name) : Optional.<FaultType>empty();
    if (type.isEmpty()) {
      errors.add(place + ".trouble is not one of those that GET lists");
      return;
    }
    requireKnownMembers(place, members, type.get());
    var number = type.get().knob().map(knob ->
        number(place + "." + knob.name(), members.get(knob.name()), knob.least(), knob.most()).orElse(knob.usual()));
    var fault = type.get().with().apply(number.orElse(0));
    faults.add(new Active(path(place + ".path", members.get("path"), fault), fault, times(place, members, fault)));
  }

  private void requireKnownMembers(String place, Map<?, ?> members, FaultType type) {
    var known = new TreeSet<>(Set.of("path", "times", "trouble"));
    type.knob().ifPresent(knob -> known.add(knob.name()));
    members.keySet().stream().filter(name -> !known.contains(name)).limit(MAX_ERRORS).forEach(name ->
        errors.add(place + "." + shortened(name.toString()) + " is unknown; " + type.usual().name() + " takes " + known));
  }

  private String path(String place, Object value, Fault fault) {
    if (value == null) {
      return fault.defaultPath();
    }
    if (!(value instanceof String path) || !FaultTarget.covers(fault.paths(), path) || path.endsWith("*")) {
      errors.add(place + " must be one where " + fault.name() + " can apply: " + fault.paths());
      return "";
    }
    return path;
  }

  private Optional<Integer> times(String place, Map<?, ?> members, Fault fault) {
    if (fault.paths().isEmpty() && members.get("times") != null) {
      errors.add(place + ".times: " + fault.name() + " is on or off, and is not counted");
      return Optional.empty();
    }
    return number(place + ".times", members.get("times"), 1, MAX_TIMES);
  }

  private Optional<Integer> number(String place, Object value, int least, int most) {
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Integer number && number >= least && number <= most) {
      return Optional.of(number);
    }
    errors.add(place + " must be a whole number from " + least + " to " + most);
    return Optional.empty();
  }

  private static String shortened(String name) {
    return name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) + "…" : name;
  }
}
