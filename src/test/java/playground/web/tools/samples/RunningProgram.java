package playground.web.tools.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import playground.testing.RunningJar;

/** One of the programs, written to a folder and started there as its page says. */
final class RunningProgram implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  /**
   * @param secret in its environment; empty when it has none there
   */
  RunningProgram(Program program, Path folder, Optional<String> secret) throws IOException {
    Files.writeString(folder.resolve(program.language().file()), program.text());
    var command = new ArrayList<>(List.of(program.language().command().split(" ")));
    var interpreter = interpreter(command.get(0)).orElseThrow();
    command.set(0, interpreter.toString());
    if (interpreter.endsWith("java")) {
      command.addAll(1, RunningJar.SHORT_LIFE);
    }
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.toLowerCase().endsWith("_proxy"));
    builder.environment().remove("WEBEX_CLIENT_SECRET");
    secret.ifPresent(value -> builder.environment().put("WEBEX_CLIENT_SECRET", value));
    process = builder.start();
    output = process.inputReader();
  }

  /** Whether it can be run here: Java and bash can, the others where they are installed. */
  static boolean isInstalled(Language language) {
    return interpreter(language.command().split(" ")[0]).isPresent();
  }

  /** Where a command is found; empty when it is not installed. */
  private static Optional<Path> interpreter(String command) {
    if (command.equals("java")) {
      return Optional.of(Path.of(System.getProperty("java.home"), "bin", "java"));
    }
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The address that it wants opened, as soon as it is printed. */
  URI addressToOpen() throws IOException {
    var before = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("http")) {
        return URI.create(line);
      }
      before.append(line).append('\n');
    }
    throw new IllegalStateException("no address, but: " + before);
  }

  /** Types a line. */
  void type(String line) throws IOException {
    var input = process.outputWriter();
    input.write(line + "\n");
    input.flush();
  }

  /** Ends what it can read. */
  void typeNothing() throws IOException {
    process.outputWriter().close();
  }

  /** Everything that it prints from now until its end. */
  String rest() {
    return output.lines().collect(Collectors.joining("\n"));
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
