package playground.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The finished jar in a process of its own, as people run it; whatever becomes of the test, it ends with it. */
public final class RunningJar implements AutoCloseable {

  /** For a JVM that ends within seconds: it compiles less, and collects in one thread. What the program does is the same. */
  public static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** The JVM's words about shared classes would stand among those of the program. */
  private static final String NO_WORD_OF_CLASSES = "-Xlog:cds*=off";

  private static final List<String> OUR_VARIABLES = List.of("WEBEX_", "SERVER_", "SANDBOX_", "STORE_", "JAVA_TOOL_OPTIONS", "JAVA_OPTS");

  private final Process process;
  private final BufferedReader output;
  private final Path errors;

  private RunningJar(Process process, Path errors) {
    this.process = process;
    this.output = process.inputReader();
    this.errors = errors;
  }

  /** The jar that the build has made. */
  public static Path path() {
    return Path.of(System.getProperty("playground.jar"));
  }

  /**
   * Starts it.
   *
   * @param folder working directory; standard error is kept there too
   * @param environment the variables of settings; those of whoever runs the test are taken away
   */
  public static RunningJar start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of(), folder, environment, arguments);
  }

  /**
   * Starts it by a command that ends in running what comes after it.
   *
   * @param launcher such as {@code nice -n 5}
   */
  public static RunningJar start(
      List<String> launcher, Path folder, Map<String, String> environment, String... arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(launcher);
    command.add(java);
    command.addAll(SHORT_LIFE);
    command.addAll(SharedClasses.OPTIONS);
    command.addAll(List.of("-jar", path().toString()));
    command.addAll(List.of(arguments));
    return run(command, folder, environment);
  }

  /**
   * The classes that a start needs, as one JVM has read them for all others, because reading them is half of a start's work.
   * Where that fails, each start reads them itself.
   */
  private static final class SharedClasses {

    static final List<String> OPTIONS = options(path().resolveSibling("classes-of-a-start.jsa").toAbsolutePath());

    private static List<String> options(Path archive) {
      try {
        Files.deleteIfExists(archive);
        write(archive);
      } catch (IOException e) {
        return List.of();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of();
      }
      return Files.isRegularFile(archive) ? List.of(NO_WORD_OF_CLASSES, "-XX:SharedArchiveFile=" + archive) : List.of();
    }

    private static void write(Path archive) throws IOException, InterruptedException {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var command = new ArrayList<>(List.of(java, NO_WORD_OF_CLASSES, "-XX:ArchiveClassesAtExit=" + archive));
      command.addAll(SHORT_LIFE);
      command.addAll(List.of("-jar", path().toString(), "--port", "0"));
      try (var first = run(command, archive.getParent(), Map.of("SANDBOX_PORT", "0"))) {
        new Browser(first.address()).get("/");
        first.terminate();
        first.exitCode();
      }
    }
  }

  /**
   * Runs another command that starts the same program.
   *
   * @param folder working directory; standard error is kept there too
   */
  public static RunningJar run(List<String> command, Path folder, Map<String, String> environment) throws IOException {
    var errors = Files.createTempFile(folder, "standard-error", ".txt");
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(Redirect.to(new File(errors.toString())));
    builder.environment().keySet().removeIf(name -> OUR_VARIABLES.stream().anyMatch(name::startsWith));
    builder.environment().putAll(environment);
    return new RunningJar(builder.start(), errors);
  }

  /** The next line of standard output, as soon as it is there; null at the end. */
  public String line() throws IOException {
    return output.readLine();
  }

  /** The next three lines: what is said at a start. */
  public List<String> threeLines() throws IOException {
    return List.of(line(), line(), line());
  }

  /** The address that the first line tells to open; reads all three. */
  public URI address() throws IOException {
    return URI.create(threeLines().get(0).replaceFirst("Open +", ""));
  }

  /** Every byte of every object that can still be reached, after a full collection. */
  public byte[] heap() throws IOException, InterruptedException {
    var dump = errors.resolveSibling("heap-" + System.nanoTime() + ".hprof").toAbsolutePath();
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var made = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.heap_dump", dump.toString())
        .redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
    if (made != 0) {
      throw new IOException("no heap dump was made");
    }
    return Files.readAllBytes(dump);
  }

  public long pid() {
    return process.pid();
  }

  /** SIGTERM, as Ctrl-C and a container's stop have it. */
  public void terminate() {
    process.destroy();
  }

  /** SIGKILL: it ends at whatever it was doing. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end. */
  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** What is left of standard output; waits for its end. */
  public List<String> outputLines() {
    return output.lines().toList();
  }

  /** Standard error so far. */
  public List<String> errorLines() throws IOException {
    return Files.readAllLines(errors);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    output.close();
  }
}
