package playground.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@link ActiveFaults} in memory. */
public final class MemoryFaults implements ActiveFaults {

  private final List<ActiveFault> active = new ArrayList<>();

  @Override
  public synchronized List<ActiveFault> all() {
    return List.copyOf(active);
  }

  @Override
  public synchronized void replace(List<ActiveFault> faults) {
    active.clear();
    active.addAll(faults);
  }

  @Override
  public synchronized boolean add(List<ActiveFault> faults) {
    if (active.size() + faults.size() > MAX_ACTIVE) {
      return false;
    }
    active.addAll(faults);
    return true;
  }

  @Override
  public synchronized void remove(FaultType type) {
    active.removeIf(fault -> fault.type() == type);
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
