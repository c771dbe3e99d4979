package playground.benchmark;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to the first 200 on {@code /}: with the sandbox and without, and the sandbox alone. */
final class StartMeasurement {

  private StartMeasurement() {}

  static void run(int rounds, List<Path> others) throws Exception {
    var comparison = new Comparison("Start to the first 200, on all processors");
    var contenders = contenders(others);
    for (var contender : contenders) {
      millisToFirstResponse(contender); // once for the disk's sake, uncounted
    }
    for (var round = 0; round < rounds; round++) {
      for (var contender : contenders) {
        comparison.add(contender.name(), "ms", millisToFirstResponse(contender));
      }
    }
    comparison.print();
  }

  private static List<Program> contenders(List<Path> others) throws IOException {
    var contenders = new ArrayList<Program>();
    contenders.add(Program.bare(BareJetty.class));
    for (var playground : Program.playgroundsAndImage(others)) {
      contenders.add(playground.at("http://localhost:1/v1").named(playground.name() + ", sandbox off"));
      contenders.add(playground.withSandbox().named(playground.name() + ", sandbox on"));
      contenders.add(playground.followedBy("sandbox", "--port", "0").named(playground.name() + ", sandbox alone"));
    }
    return contenders;
  }

  private static double millisToFirstResponse(Program program) throws IOException {
    var began = System.nanoTime();
    try (var process = program.start()) {
      requireOk(process.address());
      return (System.nanoTime() - began) / 1e6;
    }
  }

  private static void requireOk(URI address) throws IOException {
    var connection = (HttpURLConnection) address.resolve("/").toURL().openConnection();
    if (connection.getResponseCode() != 200) {
      throw new IllegalStateException(address + " gave " + connection.getResponseCode());
    }
    connection.getInputStream().readAllBytes();
  }
}
