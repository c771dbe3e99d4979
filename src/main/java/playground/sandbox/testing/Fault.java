package playground.sandbox.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;

/**
 * What the sandbox does wrong on demand, such as {@code Fault.of(TOO_MANY_REQUESTS).at("/v1/rooms").seconds(30).times(2)}.
 *
 * @param type {@link FaultType#words()} says what it does, and which mistake in a client it detects
 * @param path where it applies; empty means {@link FaultType#defaultPath()}
 * @param seconds of {@code Retry-After}, or of a delay; empty means as {@link FaultType#parameter()} says
 * @param times how often it applies; empty means until the faults are cleared
 */
public record Fault(FaultType type, Optional<String> path, OptionalInt seconds, OptionalInt times) {

  /** At its default path, until the faults are cleared. */
  public static Fault of(FaultType type) {
    return new Fault(type, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * @param other a path of the sandbox, such as {@code /v1/rooms}
   */
  public Fault at(String other) {
    return new Fault(type, Optional.of(other), seconds, times);
  }

  /** For a fault that takes them. */
  public Fault seconds(int value) {
    return new Fault(type, path, OptionalInt.of(value), times);
  }

  public Fault times(int count) {
    return new Fault(type, path, seconds, OptionalInt.of(count));
  }

  /**
   * @throws IllegalArgumentException when it cannot apply there, so often, or so many seconds
   */
  ActiveFault switchedOn() {
    Map<String, Object> members = new LinkedHashMap<>(Map.of("fault", type.wireName()));
    path.ifPresent(value -> members.put("path", value));
    seconds.ifPresent(value -> members.put(type.parameter().map(FaultType.Parameter::name).orElse("seconds"), value));
    times.ifPresent(value -> members.put("times", value));
    return ActiveFault.requested(members);
  }
}
