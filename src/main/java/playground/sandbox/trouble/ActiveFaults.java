package playground.sandbox.trouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The troubles that are on, in the order in which they were switched on. */
public final class ActiveFaults {

  /** Most that can be on at a time. */
  public static final int MAX_ACTIVE = 50;

  /**
   * One that is on.
   *
   * @param path where it strikes; empty means everywhere it can
   * @param times how often it still strikes; empty means until it is switched off
   */
  public record Active(String path, Fault trouble, Optional<Integer> times) {

    private boolean strikesAt(String at) {
      return path.isEmpty() ? FaultTarget.covers(trouble.paths(), at) : path.equals(at);
    }

    private Active struck() {
      return new Active(path, trouble, times.map(left -> left - 1));
    }
  }

  private final List<Active> active = new ArrayList<>();

  /** Switches these on and all others off. */
  public synchronized void replace(List<Active> troubles) {
    active.clear();
    active.addAll(troubles);
  }

  public synchronized List<Active> all() {
    return List.copyOf(active);
  }

  /** The first of that kind that is on at this path, counted as one strike; empty when there is none. */
  public synchronized <T extends Fault> Optional<T> strike(Class<T> kind, String path) {
    for (var i = 0; i < active.size(); i++) {
      var one = active.get(i);
      if (kind.isInstance(one.trouble()) && one.strikesAt(path)) {
        countDown(i, one.struck());
        return Optional.of(kind.cast(one.trouble()));
      }
    }
    return Optional.empty();
  }

  private void countDown(int index, Active struck) {
    if (struck.times().equals(Optional.of(0))) {
      active.remove(index);
    } else {
      active.set(index, struck);
    }
  }
}
