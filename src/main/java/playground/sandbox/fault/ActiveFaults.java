package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import playground.sandbox.error.Cause;
import playground.sandbox.error.Diagnosis;

/** The faults that are on, in the order in which they were switched on. Safe for use by several threads. */
public interface ActiveFaults {

  /** Most that can be on at a time. */
  int MAX_ACTIVE = 50;

  List<ActiveFault> all();

  /** Switches these on and all others off. */
  void replace(List<ActiveFault> faults);

  /**
   * Switches these on in addition.
   *
   * @return whether there was room; if not, nothing changes
   */
  boolean add(List<ActiveFault> faults);

  /** Switches off this fault, in all the ways in which it is on. */
  void remove(FaultType type);

  /** Whether a fault is on that applies to no particular request, so that its uses are not counted. */
  boolean isOn(FaultType type);

  /**
   * Takes the first active fault of such a type at this path and counts one use of it; empty when there is none. Of
   * callers at once no more get it than it has uses left.
   */
  Optional<ActiveFault> take(Predicate<FaultType> type, String path);

  /** Whether the fault applies to this request. If so, one use of it is counted and the log gets an entry. */
  default boolean applies(FaultType type, HttpServletRequest request) {
    var fault = take(type, request.getRequestURI());
    fault.ifPresent(taken -> Diagnosis.of(request).note(Cause.FAULT, type.wireName()));
    return fault.isPresent();
  }

  /** Takes the first active fault of this type at this path and counts one use of it; empty when there is none. */
  default Optional<ActiveFault> take(FaultType type, String path) {
    return take(candidate -> candidate == type, path);
  }
}
