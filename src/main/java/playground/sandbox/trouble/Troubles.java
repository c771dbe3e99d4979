package playground.sandbox.trouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The troubles that are on, in the order in which they were switched on. */
public final class Troubles {

  /**
   * One that is on.
   *
   * @param path where it strikes; empty means everywhere it can
   * @param times how often it still strikes; empty means until it is switched off
   */
  public record Active(String path, Trouble trouble, Optional<Integer> times) {}

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
  public synchronized <T extends Trouble> Optional<T> strike(Class<T> kind, String path) {
    for (var i = 0; i < active.size(); i++) {
      var one = active.get(i);
      if (kind.isInstance(one.trouble()) && (one.path().isEmpty() || one.path().equals(path))) {
        countDown(i, one);
        return Optional.of(kind.cast(one.trouble()));
      }
    }
    return Optional.empty();
  }

  private void countDown(int index, Active one) {
    if (one.times().isEmpty()) {
      return;
    }
    if (one.times().get() > 1) {
      active.set(index, new Active(one.path(), one.trouble(), Optional.of(one.times().get() - 1)));
    } else {
      active.remove(index);
    }
  }
}
