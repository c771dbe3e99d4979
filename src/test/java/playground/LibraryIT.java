package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import playground.testing.LibraryProgram;

/** The library as other projects have it on their class path: beside its ordinary dependencies, and nothing else. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a program that hangs must not hang the build
class LibraryIT {

  private static final Path LIBRARY = Path.of(System.getProperty("playground.library"));

  /** What comes along with it: neither databases nor the command line, QR codes, or a binding of SLF4J. */
  private static final Pattern DEPENDENCIES = Pattern.compile(
      "(jakarta\\.servlet-api|jetty-(server|http|util|io|security|session|ee10-servlet)|slf4j-api|jackson-(core|databind)-3"
          + "|jackson-annotations|jte-runtime|nimbus-jose-jwt).*\\.jar");

  @TempDir Path folder;

  @Test
  void theLibraryHoldsOurFilesAloneAndNoneThatActsOnOtherPrograms() throws Exception {
    try (var jar = new JarFile(LIBRARY.toFile())) {
      var names = jar.stream().map(entry -> entry.getName()).filter(name -> !name.endsWith("/")).toList();

      assertEquals(
          new TreeSet<>(List.of("META-INF", "assets", "playground", "samples")),
          names.stream().map(name -> name.split("/")[0]).collect(Collectors.toCollection(TreeSet::new)));
      assertEquals(
          new TreeSet<>(List.of("MANIFEST.MF", "licenses", "maven")),
          names.stream().filter(name -> name.startsWith("META-INF/")).map(name -> name.split("/")[1])
              .collect(Collectors.toCollection(TreeSet::new)));
      assertTrue(names.contains("playground/sandbox/testing/WebexSandbox.class"));
      assertEquals(null, jar.getManifest().getMainAttributes().getValue("Main-Class"), "it is not to be run");
    }
  }

  /** Three sandboxes at once, closed again. SLF4J has no binding at all, and says so itself. */
  @Test
  void withItsOrdinaryDependenciesAloneTheSandboxRunsAndLeavesNoPortAndNoThread() throws Exception {
    var loaded = folder.resolve("loaded.txt");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(
            java, "-Xlog:class+load:file=" + loaded, "-cp", classPath(), LibraryProgram.class.getName())
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var errors = Files.readString(folder.resolve("errors.txt"));

    assertEquals(0, process.waitFor(), errors);
    var callback = "callback: http://localhost:8080/callback?code=…&state=s";
    var page = "page: 200";
    assertEquals(
        List.of(callback, page, callback, page, callback, page, "ports: []", "threads: []"), printed.lines().toList());
    assertEquals(List.of(), errors.lines().filter(line -> !line.startsWith("SLF4J(W): ")).toList());
    assertTrue(Files.readString(loaded).contains(" playground.sandbox.Sandbox "), "the log has what was loaded");
    assertEquals(List.of(), Files.readAllLines(loaded).stream().filter(line -> line.contains(" playground.database.Database ")
        || line.contains(" playground.Main ") || line.contains(".jdbc.")).toList());
  }

  /** The program itself, from the tests, and what a project gets that depends on the library. */
  private static String classPath() {
    var dependencies = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> DEPENDENCIES.matcher(Path.of(entry).getFileName().toString()).matches()).toList();
    assertEquals(14, dependencies.size(), dependencies.toString());
    return Stream.concat(Stream.of("target/test-classes", LIBRARY.toString()), dependencies.stream())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
