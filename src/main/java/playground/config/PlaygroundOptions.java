package playground.config;

import static playground.config.OptionParser.plain;
import static playground.config.OptionParser.withValue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;

/**
 * The command line of the playground. Secrets have no flag: every user of a machine can read the arguments of every
 * process.
 *
 * @param flags settings given as flags
 * @param configFile value of {@code --config}; empty without it
 */
record PlaygroundOptions(
    Map<Setting, String> flags, Optional<String> configFile, boolean open, boolean help, boolean version) {

  private static final Options OPTIONS =
      new Options()
          .addOption(withValue("port", "PORT", "port to listen on, 0 for any free one (default 8080)"))
          .addOption(withValue("host", "ADDRESS", "address to listen on (default 127.0.0.1)"))
          .addOption(OptionParser.CONFIG)
          .addOption(plain("open", "open the page in the default browser"))
          .addOption(OptionParser.HELP)
          .addOption(plain("version", "print the version and exit"));

  /**
   * @throws ConfigException when an argument is not one of the options
   */
  static PlaygroundOptions parse(String... arguments) {
    var line = OptionParser.parse(OPTIONS, arguments);
    return new PlaygroundOptions(
        OptionParser.flags(line, Setting.PORT),
        Optional.ofNullable(line.getOptionValue("config")),
        line.hasOption("open"),
        line.hasOption("help"),
        line.hasOption("version"));
  }

  static String helpText() {
    return "Webex OAuth Playground: runs Webex's OAuth flow on your machine and shows every message.\n\n"
        + "usage: java -jar webex-oauth-playground.jar [options]\n"
        + "       java -jar webex-oauth-playground.jar COMMAND [options]   see COMMAND --help\n\n"
        + commands()
        + "\nOptions without a command:\n"
        + OptionParser.listed(OPTIONS)
        + "\nAll other settings are in config.properties or in the environment (WEBEX_CLIENT_ID,\n"
        + "WEBEX_CLIENT_SECRET, …); config.example.properties describes each. Secrets have no option, because\n"
        + "other users of this machine can read the command line.\n"
        + "Without a client id the built-in sandbox plays Webex.\n"
        + "Exit code 2 means a wrong setting or file, 3 a port that is in use, 6 a database that can't be reached or used.\n";
  }

  /** Those that there are, for a message. */
  static String commandNames() {
    var actions = Arrays.stream(TerminalAction.values()).map(TerminalAction::commandName);
    return Stream.concat(actions, Stream.of(ExplainOptions.NAME, SandboxOptions.NAME)).collect(Collectors.joining(", "));
  }

  private static String commands() {
    var text = new StringBuilder("Commands:\n");
    for (var action : TerminalAction.values()) {
      text.append(line(action.commandName(), action.purpose()));
    }
    text.append(line(ExplainOptions.NAME, ExplainOptions.PURPOSE));
    return text.append(line(SandboxOptions.NAME, "runs the sandbox alone")).toString();
  }

  private static String line(String name, String purpose) {
    return String.format("  %-9s %s%n", name, purpose);
  }
}
