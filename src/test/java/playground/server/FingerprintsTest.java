package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build makes of stylesheets, scripts and pictures. */
class FingerprintsTest {

  @TempDir Path folder;

  @Test
  void aBuildLeavesNothingOfTheLastOneAndTheSameFilesGiveTheSameBytes() throws Exception {
    write("page.css", "p { margin: 0 }\n".repeat(100));
    write("icon.svg", "<svg/>");
    assertEquals("", run());
    var first = made();
    write("page.css", "p { margin: 1px }\n".repeat(100));
    assertEquals("", run());
    var second = made();
    write("page.css", "p { margin: 0 }\n".repeat(100));
    assertEquals("", run());

    assertEquals(4, first.size(), first.keySet() + ": two files, a compressed one, a class");
    assertEquals(4, second.size(), second.keySet().toString());
    assertEquals(first, made());
    var shared = new TreeMap<>(first);
    shared.keySet().retainAll(second.keySet());
    assertEquals(2, shared.size(), shared.keySet() + ": icon and class keep their names, what has changed does not");
  }

  /** Its name would be without a fingerprint, and the browser would find nothing there. */
  @Test
  void aStylesheetThatRefersToAnotherFileFailsTheBuild() throws Exception {
    write("page.css", "a { background: url(data:image/gif;base64,R0lGODlh) }\nb { background: url('icon.svg') }");

    var said = run();

    assertTrue(said.contains("page.css refers to another file"), said);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("from")).resolve(name), content);
  }

  /** Every file that was made, with its bytes. */
  private Map<String, String> made() throws IOException {
    var made = new TreeMap<String, String>();
    try (var files = Files.walk(folder.resolve("to"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        made.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return made;
  }

  /** Returns what it says. */
  private String run() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(
        java, "-XX:TieredStopAtLevel=1", "src/build/Fingerprints.java", folder.resolve("to").toString(),
        folder.resolve("to").toString(), folder.resolve("from").toString()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
