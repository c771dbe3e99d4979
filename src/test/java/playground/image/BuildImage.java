package playground.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import playground.testing.Browser;
import playground.testing.RunningJar;
import playground.testing.SandboxSteps;

/**
 * Builds the runtime image with the JDK that runs this: a JVM of the modules that the jar needs, the jar, a cache of its
 * classes as one whole flow uses them, and a launcher. {@code mvn -Pimage package} runs it once the jar is there.
 */
final class BuildImage {

  private static final String NAME = "webex-oauth-playground";

  /** Needed by name alone, so that jdeps cannot find it: elliptic curves, for TLS. Empty from JDK 22 on. */
  private static final String ELLIPTIC_CURVES = "jdk.crypto.ec";

  /** From here on the JVM writes its cache in one step (JEP 514), with classes that are linked already (JEP 483). */
  private static final int FIRST_WITH_AOT_CACHE = 25;

  /** Profiles of methods (JEP 515) are for the second compiler, and reading them takes time. */
  private static final List<String> NO_PROFILES =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-XX:-AOTReplayTraining");

  private final Path jar;
  private final Path image;

  private BuildImage(Path jar, Path image) {
    this.jar = jar;
    this.image = image;
  }

  /**
   * @param arguments the jar, and the folder of the image; what is in the folder is deleted
   */
  public static void main(String[] arguments) throws Exception {
    new BuildImage(Path.of(arguments[0]), Path.of(arguments[1]).toAbsolutePath()).build();
  }

  private void build() throws Exception {
    delete(image);
    Files.createDirectories(image.resolve("lib"));
    Files.createDirectories(image.resolve("bin"));
    run("jlink", "--add-modules", modules(), "--strip-debug", "--no-header-files", "--no-man-pages",
        "--output", image.resolve("runtime").toString());
    Files.copy(jar, imageJar());
    writeCache();
    writeLauncher();
  }

  private String modules() {
    var found = run("jdeps", "--ignore-missing-deps", "--multi-release", "17", "--print-module-deps", jar.toString()).strip();
    return ModuleFinder.ofSystem().find(ELLIPTIC_CURVES).isPresent() ? found + "," + ELLIPTIC_CURVES : found;
  }

  /** One of the JDK's tools, in this process; what it prints. */
  private static String run(String tool, String... arguments) {
    var printed = new StringWriter();
    var writer = new PrintWriter(printed);
    if (ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments) != 0) {
      throw new IllegalStateException(tool + " failed: " + printed);
    }
    return printed.toString();
  }

  private void writeCache() throws Exception {
    if (hasAotCache()) {
      train("-XX:AOTCacheOutput=" + cache());
    } else {
      writeArchive();
    }
    if (!Files.isRegularFile(cache())) {
      throw new IllegalStateException("the JVM has not written " + cache());
    }
  }

  /**
   * One archive of the JDK's and the program's classes, rather than one on top of the JDK's: the JVM uses it or does not, and
   * says which.
   */
  private void writeArchive() throws Exception {
    var classes = Files.createTempFile("classes", ".txt");
    try {
      train("-XX:DumpLoadedClassList=" + classes);
      var dump = java("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + cache());
      var process = new ProcessBuilder(dump).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
      requireWell(process.waitFor());
    } finally {
      Files.delete(classes);
    }
  }

  /** Runs the program through a whole flow, and stops it as a user does; that is when the JVM writes what it has seen. */
  private void train(String recording) throws Exception {
    var folder = Files.createTempDirectory("training");
    var command = java(recording);
    command.addAll(List.of("playground.Main", "--port", "0"));
    try (var playground = RunningJar.run(command, folder, Map.of("SANDBOX_PORT", "0"))) {
      useAllSteps(new Browser(playground.address()));
      playground.terminate();
      requireWell(playground.exitCode());
    } finally {
      delete(folder);
    }
  }

  private static void useAllSteps(Browser browser) {
    require(SandboxSteps.toTokens(browser).has("token"));
    require(browser.get("/").press("check").follow().status() == 200);
    require(browser.get("/").press("refreshToken").follow().has("refreshed"));
    require(browser.get("/http-log").status() == 200);
  }

  /** The image's JVM with its options and the jar, ready for the name of a class; the jar is named as the launcher does. */
  private List<String> java(String... more) {
    var command = new ArrayList<String>();
    command.add(image.resolve("runtime/bin/java").toString());
    command.addAll(jvmOptions());
    command.addAll(List.of(more));
    command.addAll(List.of("-cp", imageJar().toString()));
    return command;
  }

  private void writeLauncher() throws IOException {
    var launcher = image.resolve("bin").resolve(NAME);
    Files.writeString(launcher, Files.readString(Path.of("src/image", NAME))
        .replace("@CACHE_OPTION@", hasAotCache() ? "AOTCache" : "SharedArchiveFile")
        .replace("@JAR_BYTES@", Long.toString(Files.size(imageJar())))
        .replace("@CACHE_BYTES@", Long.toString(Files.size(cache())))
        .replace("@JVM_OPTIONS@", String.join(" ", jvmOptions())));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What was measured to start fastest; and nothing of the JVM's about a cache that does not fit: the program has a line. */
  private static List<String> jvmOptions() {
    var options = new ArrayList<>(List.of(
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", // the second compiler takes a fifth of the start, and gives a tenth more pages a second
        "-XX:-UsePerfData",
        hasAotCache() ? "-Xlog:aot*=off,cds*=off" : "-Xlog:cds*=off"));
    if (hasAotCache()) {
      options.addAll(NO_PROFILES);
    }
    return options;
  }

  private static boolean hasAotCache() {
    return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
  }

  private Path imageJar() {
    return image.resolve("lib").resolve(NAME + ".jar");
  }

  private Path cache() {
    return image.resolve("lib").resolve(NAME + ".cache");
  }

  private static void requireWell(int exitCode) {
    require(exitCode == 0);
  }

  private static void require(boolean isAsExpected) {
    if (!isAsExpected) {
      throw new IllegalStateException("the training did not go as it should");
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
