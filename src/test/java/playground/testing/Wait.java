package playground.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what nobody reports, such as a port that is closed. */
public final class Wait {

  private static final Duration LOOK_EVERY = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Wait() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @param what is said when it does not within a minute
   */
  public static void until(String what, Callable<Boolean> condition) {
    await(what).until(condition);
  }

  /** The same, with less patience. */
  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    await(what).atMost(patience).until(condition);
  }

  /**
   * Returns the value as soon as it is as it should be.
   *
   * @param what is said, with the last value, when it is not within a minute
   */
  public static <T> T until(String what, Callable<T> value, Predicate<T> condition) {
    return await(what).until(value, condition);
  }

  /** Exceptions of other threads are left alone: they may be of a test that runs beside this one. */
  private static ConditionFactory await(String what) {
    return Awaitility.await(what).dontCatchUncaughtExceptions().pollInSameThread().pollDelay(Duration.ZERO)
        .pollInterval(LOOK_EVERY).atMost(PATIENCE);
  }
}
