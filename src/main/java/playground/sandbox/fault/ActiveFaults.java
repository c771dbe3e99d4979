package playground.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are on, in the order in which they were switched on. */
public final class ActiveFaults {

  /** Most that can be on at a time. */
  public static final int MAX_ACTIVE = 50;

  /**
   * One that is on.
   *
   * @param path where it applies; empty means everywhere it can
   * @param times how often it still applies; empty means until it is switched off
   */
  public record Active(String path, Fault fault, Optional<Integer> times) {

    private boolean appliesAt(String at) {
      return path.isEmpty() ? FaultTarget.covers(fault.paths(), at) : path.equals(at);
    }

    private Active taken() {
      return new Active(path, fault, times.map(left -> left - 1));
    }
  }

  private final List<Active> active = new ArrayList<>();

  /** Switches these on and all others off. */
  public synchronized void replace(List<Active> faults) {
    active.clear();
    active.addAll(faults);
  }

  public synchronized List<Active> all() {
    return List.copyOf(active);
  }

  /** Takes the first active fault of this type at this path and counts one use of it; empty when there is none. */
  public synchronized <T extends Fault> Optional<T> take(Class<T> type, String path) {
    for (var i = 0; i < active.size(); i++) {
      var one = active.get(i);
      if (type.isInstance(one.fault()) && one.appliesAt(path)) {
        countDown(i, one.taken());
        return Optional.of(type.cast(one.fault()));
      }
    }
    return Optional.empty();
  }

  private void countDown(int index, Active taken) {
    if (taken.times().equals(Optional.of(0))) {
      active.remove(index);
    } else {
      active.set(index, taken);
    }
  }
}
