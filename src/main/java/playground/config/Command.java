package playground.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the program is to do: the result of reading the command line and the settings. */
public sealed interface Command {

  record PrintHelp(String text) implements Command {}

  record PrintVersion() implements Command {}

  /**
   * Starts the playground, and the sandbox beside it when there is no client id.
   *
   * @param settingsFile what the pages can save settings to; empty without a usable name
   * @param warnings settings that are allowed but probably not intended; to be printed before the start
   */
  record RunPlayground(Config config, Optional<ConfigFileEditor> settingsFile, List<String> warnings) implements Command {}

  /**
   * Starts the sandbox alone.
   *
   * @param warnings as for the playground
   */
  record RunSandbox(SandboxConfig config, List<String> warnings) implements Command {}

  /**
   * Does something in the terminal, without pages.
   *
   * @param warnings as for the playground
   */
  record RunTerminal(TerminalConfig config, List<String> warnings) implements Command {}

  /**
   * Explains an error.
   *
   * @param argument an error code or a status; empty to read standard input
   * @param list whether to print the list of mistakes instead
   */
  record RunExplain(Optional<String> argument, boolean list) implements Command {}

  /**
   * Reads command line, environment and settings file.
   *
   * @param environment variables by name
   * @param folder where relative file names start, {@code config.properties} among them
   * @throws ConfigException with every fault
   */
  static Command read(String[] arguments, Map<String, String> environment, Path folder) {
    var isCommand = arguments.length > 0 && !arguments[0].startsWith("-");
    return isCommand
        ? named(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length), environment, folder)
        : playground(arguments, environment, folder);
  }

  private static Command named(String name, String[] rest, Map<String, String> environment, Path folder) {
    var action = TerminalAction.named(name);
    if (action.isPresent()) {
      return terminal(action.get(), rest, environment, folder);
    }
    if (name.equals(ExplainOptions.NAME)) {
      var options = ExplainOptions.parse(rest);
      return options.help() ? new PrintHelp(ExplainOptions.helpText()) : new RunExplain(options.argument(), options.list());
    }
    if (name.equals(SandboxOptions.NAME)) {
      var options = SandboxOptions.parse(rest);
      return options.help() ? new PrintHelp(SandboxOptions.helpText()) : runSandbox(options, environment, folder);
    }
    // It is not repeated, because it may be a secret.
    throw new ConfigException(List.of("the first argument is no command: " + PlaygroundOptions.commandNames()
        + "; --help says what each does"));
  }

  private static Command playground(String[] arguments, Map<String, String> environment, Path folder) {
    var options = PlaygroundOptions.parse(arguments);
    if (options.help()) {
      return new PrintHelp(PlaygroundOptions.helpText());
    }
    return options.version() ? new PrintVersion() : runPlayground(options, environment, folder);
  }

  private static Command terminal(
      TerminalAction action, String[] arguments, Map<String, String> environment, Path folder) {
    var options = TerminalOptions.parse(action, arguments);
    if (options.help()) {
      return new PrintHelp(TerminalOptions.helpText(action));
    }
    var file = ConfigFile.read(options.value("config"), folder);
    var reader = new ConfigReader(new ConfigSources(options.flags(), environment, file));
    return new RunTerminal(reader.terminal(options), reader.warnings());
  }

  private static Command runPlayground(PlaygroundOptions options, Map<String, String> environment, Path folder) {
    var file = ConfigFile.read(options.configFile(), folder);
    var reader = new ConfigReader(new ConfigSources(options.flags(), environment, file));
    return new RunPlayground(
        reader.playground(options.open()), ConfigFileEditor.of(options.configFile(), folder), reader.warnings());
  }

  private static Command runSandbox(SandboxOptions options, Map<String, String> environment, Path folder) {
    var file = ConfigFile.read(options.configFile(), folder);
    var reader = new ConfigReader(new ConfigSources(options.flags(), environment, file));
    return new RunSandbox(reader.sandbox(options), reader.warnings());
  }
}
