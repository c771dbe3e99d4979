package playground.sandbox.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A fault that is switched on.
 *
 * @param path where it applies; empty means everywhere it can
 * @param number the value of its parameter; 0 when it takes none
 * @param times how often it still applies; empty means until it is switched off
 */
public record ActiveFault(FaultType type, String path, int number, Optional<Integer> times) {

  /** Everywhere it can apply, with the standard parameter, until it is switched off. */
  public static ActiveFault of(FaultType type) {
    return new ActiveFault(type, "", type.parameter().map(FaultType.Parameter::standard).orElse(0), Optional.empty());
  }

  /**
   * As a program asks for it.
   *
   * @param members those of the JSON object that PUT reads
   * @throws IllegalArgumentException with everything that is wrong with them
   */
  public static ActiveFault requested(Map<String, ?> members) {
    var requested = FaultRequest.of(members, MemberNames.CURRENT);
    if (!requested.errors().isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", requested.errors()));
    }
    return requested.faults().get(0);
  }

  /** As it is switched on by its name alone: at its default path, with the standard parameter. */
  static ActiveFault standard(FaultType type) {
    return new ActiveFault(type, type.defaultPath(), of(type).number(), Optional.empty());
  }

  /** Whether it applies to requests at this path. */
  public boolean appliesAt(String at) {
    return path.isEmpty() ? type.target().covers(at) : path.equals(at);
  }

  /** What is left of it after one use; empty when that was the last. */
  Optional<ActiveFault> used() {
    return times.equals(Optional.of(1))
        ? Optional.empty()
        : Optional.of(new ActiveFault(type, path, number, times.map(left -> left - 1)));
  }

  /** In the format that PUT reads. */
  Map<String, Object> json(MemberNames names) {
    var members = new LinkedHashMap<String, Object>();
    members.put(names.fault(), type.wireName());
    if (!path.isEmpty()) {
      members.put("path", path);
    }
    type.parameter().ifPresent(parameter -> members.put(parameter.name(), number));
    times.ifPresent(count -> members.put("times", count));
    return members;
  }
}
