package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import playground.sandbox.error.Cause;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.store.SandboxClock;

/** The faults that are on, in the order in which they were switched on. Safe for use by several threads. */
public final class ActiveFaults {

  /** Most that can be on at a time. */
  public static final int MAX_ACTIVE = 50;

  private final SandboxClock clock;
  private final List<ActiveFault> active = new ArrayList<>();

  /**
   * @param clock runs ahead while {@link FaultType#CLOCK_FORWARD} is on
   */
  public ActiveFaults(SandboxClock clock) {
    this.clock = clock;
  }

  public synchronized List<ActiveFault> all() {
    return List.copyOf(active);
  }

  /** Switches these on and all others off. */
  public synchronized void replace(List<ActiveFault> faults) {
    active.clear();
    active.addAll(faults);
    clock.runAheadBy(Duration.ofDays(active.stream()
        .filter(fault -> fault.type() == FaultType.CLOCK_FORWARD)
        .mapToLong(ActiveFault::number)
        .sum()));
  }

  /**
   * Switches these on in addition.
   *
   * @return whether there was room; if not, nothing changes
   */
  synchronized boolean add(List<ActiveFault> faults) {
    if (active.size() + faults.size() > MAX_ACTIVE) {
      return false;
    }
    var all = new ArrayList<>(active);
    all.addAll(faults);
    replace(all);
    return true;
  }

  /** Switches off this fault, in all the ways in which it is on. */
  synchronized void remove(FaultType type) {
    replace(active.stream().filter(fault -> fault.type() != type).toList());
  }

  /** Whether a fault is on that applies to no particular request, so that its uses are not counted. */
  public synchronized boolean isOn(FaultType type) {
    return active.stream().anyMatch(fault -> fault.type() == type);
  }

  /** Whether the fault applies to this request. If so, one use of it is counted and the log gets an entry. */
  public boolean applies(FaultType type, HttpServletRequest request) {
    var fault = take(type, request.getRequestURI());
    fault.ifPresent(taken -> Diagnosis.of(request).note(Cause.FAULT, type.wireName()));
    return fault.isPresent();
  }

  /** Takes the first active fault of this type at this path and counts one use of it; empty when there is none. */
  public Optional<ActiveFault> take(FaultType type, String path) {
    return take(candidate -> candidate == type, path);
  }

  /** Takes the first active fault at this path that writes the response itself. */
  Optional<ActiveFault> takeHandled(String path) {
    return take(candidate -> candidate.handler().isPresent(), path);
  }

  private synchronized Optional<ActiveFault> take(Predicate<FaultType> type, String path) {
    for (var i = 0; i < active.size(); i++) {
      var fault = active.get(i);
      if (type.test(fault.type()) && fault.appliesAt(path)) {
        countUse(i);
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private void countUse(int index) {
    active.get(index).used().ifPresentOrElse(rest -> active.set(index, rest), () -> active.remove(index));
  }
}
