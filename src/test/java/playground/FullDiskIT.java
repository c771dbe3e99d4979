package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import playground.testing.Browser;
import playground.testing.RunningJar;

/** F-18: where no file can grow any more, the service goes on and loses nothing that it had written. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs({OS.LINUX, OS.MAC}) // for ulimit
class FullDiskIT {

  /** No file may be longer than 64 blocks of 512 bytes, the log included. */
  private static final List<String> SMALL_FILES = List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh");

  private static final String NO_MEMORY_MAPPED_STATISTICS = "-XX:-UsePerfData"; // of the JVM: a file of 32 KiB

  @TempDir Path folder;

  @Test
  void whatCannotBeWrittenIsSaidOnThePageAndTheOldFileStaysWhole() throws Exception {
    var settings = Map.of("SANDBOX_DATA", "sandbox.json", "JDK_JAVA_OPTIONS", NO_MEMORY_MAPPED_STATISTICS);
    try (var jar = RunningJar.start(SMALL_FILES, folder, settings, "sandbox", "--port", "0")) {
      var browser = new Browser(URI.create(jar.line().replaceFirst("Sandbox ready: base URL (\\S+)/v1,.*", "$1")));
      var written = 0;
      while (!browser.get("/my-apps").text().contains("could not be written")) {
        written++;
        register(browser, "App-" + written);
      }

      var file = Files.readString(folder.resolve("sandbox.json"));
      assertTrue(file.contains("App-" + (written - 1)), "all that had fitted");
      assertFalse(file.contains("App-" + written + "\""), "not the last one");
      assertEquals(
          written + 1, browser.get("/my-apps").document().select("article").size(),
          "it is there until the end, beside the built-in one");
    }
    try (var jar = RunningJar.start(folder, settings, "sandbox", "--port", "0")) {
      assertTrue(jar.line().startsWith("Sandbox ready"), "the file can be read at the next start");
    }
  }

  /** Each request is a line in the log, and these are more than fit. */
  @Test
  void aLogThatCannotBeWrittenStopsNothing() throws Exception {
    var settings = Map.of("JDK_JAVA_OPTIONS", NO_MEMORY_MAPPED_STATISTICS);
    try (var jar = RunningJar.start(SMALL_FILES, folder, settings, "sandbox", "--port", "0")) {
      var browser = new Browser(URI.create(jar.line().replaceFirst("Sandbox ready: base URL (\\S+)/v1,.*", "$1")));
      for (var i = 0; i < 600; i++) {
        assertEquals(200, browser.get("/healthz").status());
      }
      assertTrue(errorBytes() <= 64 * 512);
    }
  }

  private long errorBytes() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("standard-error"))
          .mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void register(Browser browser, String name) {
    browser.post("/my-apps/new", "name=" + name + "&description=" + "d".repeat(2_000)
        + "&redirectUris=http%3A%2F%2Fa%2F&refreshPolicy=sliding");
  }
}
