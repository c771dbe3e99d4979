package playground.database;

import java.util.function.IntSupplier;

/**
 * Keeps the number of rows within a bound without counting them at every insert: after a count so many may be added that
 * several nodes which have counted at the same time do not get past the bound. Thread-safe.
 */
public final class Allowance {

  private static final int PART = 16; // of the free places one node may fill before it counts again

  private final int max;
  private int left;

  /**
   * @param max rows
   */
  public Allowance(int max) {
    this.max = max;
  }

  /**
   * Asks for one more row.
   *
   * @param count of the rows now; called now and then, and always when few places are free
   * @return how many rows are too many with this one; 0 when there is room
   */
  public synchronized int excess(IntSupplier count) {
    if (left > 0) {
      left--;
      return 0;
    }
    var free = max - count.getAsInt();
    left = Math.max(0, free / PART - 1);
    return Math.max(0, 1 - free);
  }
}
