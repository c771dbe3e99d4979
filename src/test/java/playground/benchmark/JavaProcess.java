package playground.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Java program in a process of its own, which says on standard output at what address it can be asked. */
final class JavaProcess implements AutoCloseable {

  static final Path JAR = Path.of("target", "webex-oauth-playground.jar").toAbsolutePath();

  private static final Path JAVA_TOOLS = Path.of(System.getProperty("java.home"), "bin");
  static final String JAVA = JAVA_TOOLS.resolve("java").toString();

  private static final Pattern ADDRESS = Pattern.compile("http://[^\\s/]+:\\d+");
  private static final Pattern USED = Pattern.compile("(?m)^ (?!Metaspace).*?\\bused (\\d+)K");

  private final Process process;
  private final BufferedReader output;
  private URI known;

  private JavaProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts it with the java of this process. */
  static JavaProcess start(Map<String, String> environment, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(arguments));
    return start(environment, command);
  }

  /** Starts it in a folder where no settings lie about. */
  static JavaProcess start(Map<String, String> environment, List<String> command) throws IOException {
    var builder = new ProcessBuilder(command)
        .directory(Files.createTempDirectory("benchmark").toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.matches("(WEBEX|SERVER|SANDBOX|STORE|JAVA_TOOL_OPTIONS).*"));
    builder.environment().putAll(environment);
    return new JavaProcess(builder.start());
  }

  /** Waits for the line with the address; the name in it is replaced by the address that every server here has. */
  URI address() throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      var found = ADDRESS.matcher(line);
      if (found.find()) {
        known = URI.create("http://127.0.0.1:" + URI.create(found.group()).getPort());
        return known;
      }
    }
    throw new IllegalStateException("the program ended without saying its address");
  }

  /** The same when it has been asked for before. */
  URI knownAddress() {
    return known;
  }

  /** Waits until the address gives 200. */
  void awaitOk(URI address) throws InterruptedException {
    while (process.isAlive()) {
      try {
        if (((HttpURLConnection) address.toURL().openConnection()).getResponseCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(100); // somebody else's program, which says in no other way that it listens; no test waits so
      }
    }
    throw new IllegalStateException("the program ended before it responded");
  }

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Processor time that it has taken; 0 where the system does not say. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(spent -> spent.toNanos() / 1e9).orElse(0.0);
  }

  /** Memory that it holds now, in MiB; empty where the system does not say. */
  Optional<Double> residentMebibytes() {
    return memory("VmRSS");
  }

  /** The most that it has held, in MiB; empty where the system does not say. */
  Optional<Double> peakMebibytes() {
    return memory("VmHWM");
  }

  private Optional<Double> memory(String field) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines.filter(line -> line.startsWith(field + ":")).findFirst()
          .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What is left on its heap after a full collection, in KiB. */
  long heapAfterCollection() throws IOException {
    jcmd("GC.run");
    return USED.matcher(jcmd("GC.heap_info")).results()
        .filter(line -> !line.group().contains("class space"))
        .mapToLong(line -> Long.parseLong(line.group(1)))
        .sum();
  }

  /** Threads of the process and the files and sockets that it has open; 0 where the system does not say. */
  Handles handles() {
    var proc = Path.of("/proc", Long.toString(process.pid()));
    return new Handles(count(proc.resolve("task")), count(proc.resolve("fd")));
  }

  record Handles(long threads, long descriptors) {}

  private static long count(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.count();
    } catch (IOException e) {
      return 0;
    }
  }

  private String jcmd(String command) throws IOException {
    var jcmd = new ProcessBuilder(
        JAVA_TOOLS.resolve("jcmd").toString(), Long.toString(process.pid()), command).start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
