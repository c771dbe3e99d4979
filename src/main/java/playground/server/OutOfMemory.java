package playground.server;

import org.slf4j.LoggerFactory;

/**
 * Ends the process when its memory is used up. After an {@link OutOfMemoryError} any thread may have stopped half-way, so
 * that a process that goes on neither serves nor ends; one that ends can be started again.
 */
public final class OutOfMemory {

  /** As a shell says of a process that was killed for the same reason: 128 and SIGKILL. */
  public static final int EXIT_CODE = 137;

  private static final String MESSAGE = "The memory is used up; the process ends. Give it more with -Xmx, such as -Xmx512m.";

  private static volatile boolean isAsked;

  private OutOfMemory() {}

  /** From now on, also ends the process when any other thread runs out of memory. */
  public static void endsTheProcess() {
    isAsked = true;
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      endIf(failure);
      LoggerFactory.getLogger(OutOfMemory.class).error("thread {} ended", thread.getName(), failure);
    });
  }

  /**
   * Returns only when the failure is another one, or nobody asked for the end: a process of others is theirs. Runs no shutdown hooks: they need memory too.
   */
  static void endIf(Throwable failure) {
    for (var cause = failure; isAsked && cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        try {
          System.err.println(MESSAGE);
        } finally {
          Runtime.getRuntime().halt(EXIT_CODE);
        }
      }
    }
  }
}
