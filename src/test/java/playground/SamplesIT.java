package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.testing.RunningJar;

/** The samples of other people's tests, run as their README says, against the packaged sandbox. */
class SamplesIT {

  private static final Path SAMPLES = Path.of("src/samples").toAbsolutePath();
  private static final Set<Sample> TOLD = ConcurrentHashMap.newKeySet(); // to be skipped, each in one line

  /** How a language runs the tests of its sample, and what it says about six that pass. */
  private enum Sample {
    PYTHON("python", List.of("python3", "-m", "unittest"), "Ran 6 tests in [^\n]*\n+OK\n"),
    JAVASCRIPT("javascript", List.of("node", "--test"), "# pass 6\n# fail 0\n# cancelled 0\n# skipped 0\n");

    private final String folder;
    private final List<String> command;
    private final String passed;

    Sample(String folder, List<String> command, String passed) {
      this.folder = folder;
      this.command = command;
      this.passed = passed;
    }

    void requireInterpreter() {
      var isInstalled = Arrays.stream(System.getenv("PATH").split(":"))
          .anyMatch(path -> Files.isExecutable(Path.of(path, command.get(0))));
      if (!isInstalled && TOLD.add(this)) {
        System.out.println("The sample in src/samples/" + folder + " is skipped: " + command.get(0) + " is not installed.");
      }
      assumeTrue(isInstalled, command.get(0) + " is not installed");
    }

    Finished run(String sandboxUrl) throws IOException, InterruptedException {
      var builder = new ProcessBuilder(command).directory(SAMPLES.resolve(folder).toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.toLowerCase().endsWith("_proxy"));
      builder.environment().putAll(Map.of("SANDBOX_URL", sandboxUrl, "PYTHONDONTWRITEBYTECODE", "1", "NODE_DISABLE_COLORS", "1"));
      var process = builder.start();
      process.outputWriter().close();
      var output = new String(process.getInputStream().readAllBytes());
      return new Finished(process.waitFor(), output);
    }
  }

  private record Finished(int exitCode, String output) {}

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theTestsOfEachLanguagePass(Sample sample) throws Exception {
    sample.requireInterpreter();
    try (var jar = sandbox("accept")) {
      var finished = sample.run(url(jar));

      assertEquals(0, finished.exitCode(), finished.output());
      assertTrue(finished.output().matches("(?s).*" + sample.passed + ".*"), finished.output());
    }
  }

  /** The sandbox tells what Webex does not. */
  @ParameterizedTest
  @EnumSource
  void aFailureShowsTheSandboxsLogWithItsCause(Sample sample) throws Exception {
    sample.requireInterpreter();
    try (var jar = sandbox("deny")) {
      var finished = sample.run(url(jar));

      assertNotEquals(0, finished.exitCode(), finished.output());
      assertTrue(finished.output().contains("The sandbox's log:"), finished.output());
      assertTrue(finished.output().contains("GET /v1/authorize 302 "), finished.output());
    }
  }

  /** The README names each language and what the sandbox does not do. */
  @Test
  void theReadmeHasTheCommandsThatAreRunHere() throws Exception {
    var readme = Files.readString(SAMPLES.resolve("README.md"));

    for (var sample : Sample.values()) {
      assertTrue(readme.contains("(cd src/samples/" + sample.folder + " && " + String.join(" ", sample.command) + ")"), sample.folder);
    }
    assertTrue(readme.contains("\n## What the sandbox does not do\n"));
  }

  private RunningJar sandbox(String consent) throws IOException {
    return RunningJar.start(folder, Map.of(), "sandbox", "--port", "0", "--consent", consent);
  }

  private static String url(RunningJar jar) throws IOException {
    return jar.line().replaceFirst("Sandbox ready: base URL (.*)/v1, broker .*", "$1");
  }
}
