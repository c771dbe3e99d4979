package playground.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first page of a browser without a cookie, over 16 connections that are kept: how many a second, and at what cost. */
final class PageMeasurement {

  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration ROUND = Duration.ofSeconds(4);

  private PageMeasurement() {}

  static void run(int rounds, List<Path> others) throws Exception {
    var comparison = new Comparison(
        "Page: GET / without a cookie, " + PageLoad.CONNECTIONS + " connections kept, " + ROUND.toSeconds() + " s a round, "
            + Cores.description());
    var processes = new LinkedHashMap<String, JavaProcess>();
    try (var cores = Cores.split()) {
      start(cores.onFirst(Program.bare(BareJetty.class)), processes);
      for (var playground : Program.playgrounds(others)) {
        start(cores.onFirst(playground.at("http://localhost:1/v1")), processes);
      }
      for (var process : processes.values()) {
        PageLoad.during(WARM_UP, process.address());
      }
      for (var round = 0; round < rounds; round++) {
        for (var contender : processes.entrySet()) {
          measure(contender, comparison);
        }
      }
    } finally {
      processes.values().forEach(JavaProcess::close);
    }
    comparison.print();
  }

  private static void start(Program program, Map<String, JavaProcess> processes) throws Exception {
    processes.put(program.name(), program.start());
  }

  private static void measure(Map.Entry<String, JavaProcess> contender, Comparison comparison) throws Exception {
    var process = contender.getValue();
    var cpu = process.cpuSeconds();
    var result = PageLoad.during(ROUND, process.knownAddress());
    comparison.add(contender.getKey(), "requests/s", result.responses() / result.seconds());
    var spent = process.cpuSeconds() - cpu;
    comparison.add(contender.getKey(), "CPU ms/1,000 requests", spent * 1e6 / result.responses());
    comparison.add(contender.getKey(), "processor used", spent / result.seconds()); // below 1, the machine was busy
    comparison.addFailures(contender.getKey(), result.failures());
  }
}
