package playground.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the playground costs beside a bare Jetty made of the same classes, and the sandbox beside mock-oauth2-server:
 * page, flow, start, memory, sandbox flow. All contenders of a measurement take turns in the same run.
 *
 * <p>The arguments may name measurements (else all run), a number of rounds, and other jars of the playground, such as one
 * from before a change.
 *
 * <pre>
 * mvn -q -Pbenchmark -DskipTests package [-Dbenchmark.arguments="page flow 5 before.jar"]
 * </pre>
 */
public final class Benchmark {

  /** One measurement. */
  private interface Measurement {
    void run(int rounds, List<Path> others) throws Exception;
  }

  private static final Map<String, Measurement> MEASUREMENTS = new LinkedHashMap<>();

  static {
    MEASUREMENTS.put("page", PageMeasurement::run);
    MEASUREMENTS.put("flow", FlowMeasurement::run);
    MEASUREMENTS.put("start", StartMeasurement::run);
    MEASUREMENTS.put("memory", MemoryMeasurement::run);
    MEASUREMENTS.put("sandbox", SandboxMeasurement::run);
  }

  private static final int ROUNDS = 7;

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    var rounds = ROUNDS;
    var names = new ArrayList<String>();
    var others = new ArrayList<Path>();
    for (var argument : arguments) {
      if (argument.endsWith(".jar")) {
        others.add(Path.of(argument));
      } else if (MEASUREMENTS.containsKey(argument)) {
        names.add(argument);
      } else if (argument.matches("[1-9]\\d*")) {
        rounds = Integer.parseInt(argument);
      } else {
        System.err.println("Unknown: " + argument + ". Name measurements " + MEASUREMENTS.keySet() + ", a number of rounds, and jars.");
        System.exit(2);
      }
    }
    System.out.printf(
        "JDK %s, %d processors, %d rounds%n", Runtime.version(), Runtime.getRuntime().availableProcessors(), rounds);
    for (var name : names.isEmpty() ? MEASUREMENTS.keySet() : names) {
      MEASUREMENTS.get(name).run(rounds, others);
    }
  }
}
