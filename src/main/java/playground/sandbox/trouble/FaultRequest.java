package playground.sandbox.trouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import playground.sandbox.trouble.ActiveFaults.Active;

/**
 * Reads which troubles somebody asks for, and collects all that is wrong with it.
 *
 * @param faults each with its place, such as {@code [0].times}; when there is one, nothing is to be changed
 */
record FaultRequest(List<Active> troubles, List<String> faults) {

  private static final int MOST_TIMES = 1_000_000;
  private static final int MOST_FAULTS = 10; // of one entry that are told
  private static final int MOST_SHOWN = 40; // characters of a name that a stranger may fill

  /**
   * @param entries what the JSON array holds
   */
  static FaultRequest of(List<?> entries) {
    var asked = new FaultRequest(new ArrayList<>(), new ArrayList<>());
    if (entries.size() > ActiveFaults.MAX_ACTIVE) {
      asked.faults.add("more than " + ActiveFaults.MAX_ACTIVE + " troubles");
      return asked;
    }
    for (var i = 0; i < entries.size(); i++) {
      asked.read("[" + i + "]", entries.get(i));
    }
    return asked;
  }

  private void read(String place, Object entry) {
    if (!(entry instanceof Map<?, ?> members)) {
      faults.add(place + " is no JSON object");
      return;
    }
    var kind = members.get("trouble") instanceof String name ? FaultType.named(name) : Optional.<FaultType>empty();
    if (kind.isEmpty()) {
      faults.add(place + ".trouble is not one of those that GET lists");
      return;
    }
    requireKnownMembers(place, members, kind.get());
    var number = kind.get().knob().map(knob ->
        number(place + "." + knob.name(), members.get(knob.name()), knob.least(), knob.most()).orElse(knob.usual()));
    var trouble = kind.get().with().apply(number.orElse(0));
    troubles.add(new Active(path(place + ".path", members.get("path"), trouble), trouble, times(place, members, trouble)));
  }

  private void requireKnownMembers(String place, Map<?, ?> members, FaultType kind) {
    var known = new TreeSet<>(Set.of("path", "times", "trouble"));
    kind.knob().ifPresent(knob -> known.add(knob.name()));
    members.keySet().stream().filter(name -> !known.contains(name)).limit(MOST_FAULTS).forEach(name ->
        faults.add(place + "." + shortened(name.toString()) + " is unknown; " + kind.usual().name() + " takes " + known));
  }

  private String path(String place, Object value, Fault trouble) {
    if (value == null) {
      return trouble.usualPath();
    }
    if (!(value instanceof String path) || !FaultTarget.covers(trouble.paths(), path) || path.endsWith("*")) {
      faults.add(place + " must be one where " + trouble.name() + " can strike: " + trouble.paths());
      return "";
    }
    return path;
  }

  private Optional<Integer> times(String place, Map<?, ?> members, Fault trouble) {
    if (trouble.paths().isEmpty() && members.get("times") != null) {
      faults.add(place + ".times: " + trouble.name() + " is on or off, and does not strike");
      return Optional.empty();
    }
    return number(place + ".times", members.get("times"), 1, MOST_TIMES);
  }

  private Optional<Integer> number(String place, Object value, int least, int most) {
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Integer number && number >= least && number <= most) {
      return Optional.of(number);
    }
    faults.add(place + " must be a whole number from " + least + " to " + most);
    return Optional.empty();
  }

  private static String shortened(String name) {
    return name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name;
  }
}
