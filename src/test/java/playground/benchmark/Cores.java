package playground.benchmark;

import java.io.IOException;
import java.util.List;

/**
 * While it is open, servers have the first processor to themselves, and this process, which sends the load, has the
 * others. That takes {@code taskset}; without it, or with one processor, servers are only told that they have one.
 */
final class Cores implements AutoCloseable {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final boolean CAN_SPLIT = PROCESSORS > 1 && run("taskset", "-c", "0-" + (PROCESSORS - 1), "true");

  /** Takes this process off the first processor. */
  static Cores split() {
    move("1-");
    return new Cores();
  }

  private Cores() {}

  static String description() {
    return CAN_SPLIT ? "server alone on one processor (taskset)" : "server told to use one processor (no taskset)";
  }

  /** The program as it is started on the first processor. */
  Program onFirst(Program program) {
    return CAN_SPLIT
        ? program.behind(List.of("taskset", "-c", "0"))
        : program.with("JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=1");
  }

  private static void move(String from) {
    if (CAN_SPLIT) {
      run("taskset", "-a", "-c", "-p", from + (PROCESSORS - 1), Long.toString(ProcessHandle.current().pid()));
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().onExit().join().exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    move("0-");
  }
}
