package playground.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process holds after 5,000 pages, on all processors. The jars run with the JVM's own choice of heap and collector,
 * the image with that of its launcher.
 */
final class MemoryMeasurement {

  private static final int PAGES = 5_000;

  private MemoryMeasurement() {}

  static void run(int rounds, List<Path> others) throws Exception {
    var title = "Memory after " + PAGES + " pages, " + PageLoad.CONNECTIONS + " connections kept, default flags, on all processors";
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      System.out.printf("%n%s: left out, because this system has no /proc%n", title);
      return;
    }
    var comparison = new Comparison(title);
    var contenders = contenders(others);
    for (var round = 0; round < rounds; round++) {
      for (var contender : contenders) {
        measure(contender, comparison);
      }
    }
    comparison.print();
  }

  private static List<Program> contenders(List<Path> others) throws Exception {
    var contenders = new ArrayList<Program>();
    contenders.add(Program.bare(BareJetty.class));
    for (var playground : Program.playgroundsAndImage(others)) {
      contenders.add(playground.at("http://localhost:1/v1"));
      contenders.add(playground.withSandbox().named(playground.name() + ", sandbox on"));
    }
    return contenders;
  }

  private static void measure(Program program, Comparison comparison) throws Exception {
    try (var process = program.start()) {
      var result = PageLoad.of(PAGES, process.address());
      comparison.addFailures(program.name(), result.failures());
      process.residentMebibytes().ifPresent(size -> comparison.add(program.name(), "resident MiB", size));
      process.peakMebibytes().ifPresent(size -> comparison.add(program.name(), "peak MiB", size));
    }
  }
}
