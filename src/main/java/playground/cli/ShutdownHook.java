package playground.cli;

import java.time.Duration;
import playground.server.Readiness;

/**
 * Stops the servers on Ctrl-C or SIGTERM, and ends the process with exit code 0. First the process is no longer ready;
 * other nodes may then take its place before it refuses requests.
 */
final class ShutdownHook {

  /** For how long requests are still served after it is no longer ready: balancers notice that within it. */
  private static final Duration NOTICE = Duration.ofSeconds(2);

  private ShutdownHook() {}

  /**
   * @param isShared whether other nodes can take its place; otherwise it closes at once
   * @param closing closes the servers; requests under way may finish
   */
  static void add(Readiness readiness, boolean isShared, Runnable closing) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        stop(readiness, isShared ? ShutdownHook::giveNotice : () -> {}, closing);
      } finally {
        Runtime.getRuntime().halt(0); // also when a request has not finished in time
      }
    }, "stop"));
  }

  private static void giveNotice() {
    try {
      Thread.sleep(NOTICE.toMillis()); // nothing tells when a balancer has asked; requests are served meanwhile
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closes at once
    }
  }

  /**
   * @param notice returns when balancers have noticed that it is no longer ready
   */
  static void stop(Readiness readiness, Runnable notice, Runnable closing) {
    readiness.stop();
    notice.run();
    closing.run();
  }
}
