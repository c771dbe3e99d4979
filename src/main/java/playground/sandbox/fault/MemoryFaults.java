package playground.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import playground.sandbox.store.SandboxClock;

/** {@link ActiveFaults} in memory. */
public final class MemoryFaults implements ActiveFaults {

  private final SandboxClock clock;
  private final List<ActiveFault> active = new ArrayList<>();

  /**
   * @param clock runs ahead while {@link FaultType#CLOCK_FORWARD} is on
   */
  public MemoryFaults(SandboxClock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized List<ActiveFault> all() {
    return List.copyOf(active);
  }

  @Override
  public synchronized void replace(List<ActiveFault> faults) {
    active.clear();
    active.addAll(faults);
    clock.runAheadBy(ActiveFaults.clockForward(active));
  }

  @Override
  public synchronized boolean add(List<ActiveFault> faults) {
    if (active.size() + faults.size() > MAX_ACTIVE) {
      return false;
    }
    var all = new ArrayList<>(active);
    all.addAll(faults);
    replace(all);
    return true;
  }

  @Override
  public synchronized void remove(FaultType type) {
    replace(active.stream().filter(fault -> fault.type() != type).toList());
  }

  @Override
  public synchronized boolean isOn(FaultType type) {
    return active.stream().anyMatch(fault -> fault.type() == type);
  }

  @Override
  public synchronized Optional<ActiveFault> take(Predicate<FaultType> type, String path) {
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
