package playground.benchmark;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the start of the process to the first 200 on {@code /}: our jar with the sandbox and without, beside a bare Jetty
 * made of the same classes. The three take turns, so that a busy moment of the machine hits them alike.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/test-classes:target/webex-oauth-playground.jar playground.benchmark.StartUpBenchmark [ROUNDS, else 15]
 * </pre>
 */
public final class StartUpBenchmark {

  private static final int ROUNDS = 15;
  private static final String BARE = "bare Jetty";

  /** A program to start. */
  private record Contender(Map<String, String> environment, String... arguments) {}

  private StartUpBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    var contenders = contenders();
    var millis = new LinkedHashMap<String, List<Double>>();
    for (var contender : contenders.values()) {
      millisToFirstResponse(contender); // once for the disk's sake, uncounted
    }
    for (var round = 0; round < rounds; round++) {
      for (var contender : contenders.entrySet()) {
        millis.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
            .add(millisToFirstResponse(contender.getValue()));
      }
    }
    print(millis);
  }

  private static Map<String, Contender> contenders() throws IOException {
    var jar = JavaProcess.JAR.toString();
    var free = Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0");
    var withWebex = Map.of("SERVER_PORT", "0", "WEBEX_CLIENT_ID", "C1", "WEBEX_CLIENT_SECRET", "s");
    var contenders = new LinkedHashMap<String, Contender>();
    contenders.put(BARE, new Contender(Map.of(), "-jar", BareJar.make().toString()));
    contenders.put("without sandbox", new Contender(withWebex, "-jar", jar));
    contenders.put("with sandbox", new Contender(free, "-jar", jar));
    contenders.put("sandbox alone", new Contender(Map.of(), "-jar", jar, "sandbox", "--port", "0"));
    return contenders;
  }

  private static double millisToFirstResponse(Contender contender) throws IOException {
    var began = System.nanoTime();
    try (var process = JavaProcess.start(contender.environment(), contender.arguments())) {
      requireOk(process.address());
      return (System.nanoTime() - began) / 1e6;
    }
  }

  private static void requireOk(URI address) throws IOException {
    var connection = (HttpURLConnection) address.resolve("/").toURL().openConnection();
    if (connection.getResponseCode() != 200) {
      throw new IllegalStateException(address + " was answered " + connection.getResponseCode());
    }
    connection.getInputStream().readAllBytes();
  }

  /** Ratios are of pairs of the same round, and then their median. */
  private static void print(Map<String, List<Double>> millis) {
    System.out.printf(Locale.ROOT, "%-16s %12s %12s%n", "", "median ms", "to bare");
    millis.forEach((name, values) -> System.out.printf(
        Locale.ROOT, "%-16s %12.0f %12.2f%n", name, median(values), median(ratios(values, millis.get(BARE)))));
  }

  private static List<Double> ratios(List<Double> values, List<Double> bare) {
    var ratios = new ArrayList<Double>();
    for (var round = 0; round < values.size(); round++) {
      ratios.add(values.get(round) / bare.get(round));
    }
    return ratios;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
