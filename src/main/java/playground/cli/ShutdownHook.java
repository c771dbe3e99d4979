package playground.cli;

/** Stops the servers on Ctrl-C or SIGTERM, and ends the process with exit code 0. */
final class ShutdownHook {

  private ShutdownHook() {}

  /**
   * @param closing closes the servers; requests under way may finish
   */
  static void add(Runnable closing) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        closing.run();
      } finally {
        Runtime.getRuntime().halt(0); // also when a request has not finished in time
      }
    }, "stop"));
  }
}
