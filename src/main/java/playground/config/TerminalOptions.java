package playground.config;

import static playground.config.OptionParser.plain;
import static playground.config.OptionParser.withValue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The command line of a {@link TerminalAction}, not validated. Secrets have no option. */
final class TerminalOptions {

  /** Time for a person to sign in: a first sign-up takes longer. */
  private static final String STANDARD_TIMEOUT = "600";

  private static final String PROGRAM = "java -jar webex-oauth-playground.jar ";

  private static final String STANDARD_SANDBOX = "http://localhost:8081";

  /** Those that some command has. */
  private static final List<Option> SPECIAL = List.of(
      withValue("scopes", "SCOPES", "scopes to request, separated by spaces, in quotes"),
      withValue("redirect-uri", "URI", "Redirect URI as registered (default http://localhost:8080/callback)"),
      plain("paste", "type the callback URL in, when the browser is on another machine"),
      plain("no-browser", "print the address to open, and open nothing"),
      plain("no-qr", "draw no QR code"),
      withValue("timeout", "SECONDS", "how long to wait for a person, or for FILE in use (default " + STANDARD_TIMEOUT + ")"),
      withValue("print", "token|json|env", "what goes to standard output (default json)"),
      withValue("save", "FILE", "save the token set, readable by you alone (not on Windows)"),
      withValue("from", "FILE", "use a saved token set; token creates the file if there is none"));

  private static final Option SANDBOX = Option.builder().longOpt("sandbox").hasArg().optionalArg(true).argName("URL")
      .desc("use a running sandbox (default " + STANDARD_SANDBOX + ")").get();

  private final TerminalAction action;
  private final CommandLine line;

  private TerminalOptions(TerminalAction action, CommandLine line) {
    this.action = action;
    this.line = line;
  }

  /**
   * @param arguments those after the command's name
   * @throws ConfigException when one is not one of its options
   */
  static TerminalOptions parse(TerminalAction action, String... arguments) {
    return new TerminalOptions(action, OptionParser.parse(optionsOf(action), arguments));
  }

  private static Options optionsOf(TerminalAction action) {
    var options = new Options();
    SPECIAL.stream().filter(option -> action.options().contains(option.getLongOpt())).forEach(options::addOption);
    return options.addOption(SANDBOX).addOption(OptionParser.CONFIG).addOption(OptionParser.HELP);
  }

  TerminalAction action() {
    return action;
  }

  boolean help() {
    return has("help");
  }

  boolean has(String option) {
    return line.hasOption(option);
  }

  /** Empty when it is not given. */
  Optional<String> value(String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }

  /** Address of a running sandbox; empty for the server of the settings. */
  Optional<String> sandbox() {
    return has("sandbox") ? Optional.of(value("sandbox").orElse(STANDARD_SANDBOX)) : Optional.empty();
  }

  String timeout() {
    return value("timeout").orElse(STANDARD_TIMEOUT);
  }

  /** The settings that have an option here. */
  Map<Setting, String> flags() {
    var flags = new EnumMap<Setting, String>(Setting.class);
    value("scopes").ifPresent(scopes -> flags.put(Setting.SCOPES, scopes));
    return flags;
  }

  static String helpText(TerminalAction action) {
    return "The command " + action.commandName() + " " + action.purpose() + ".\n\n"
        + "usage: " + PROGRAM + action.commandName() + " [options]\n\n"
        + OptionParser.listed(optionsOf(action))
        + "\nClient ID and client secret come from config.properties or from the environment (WEBEX_CLIENT_ID,\n"
        + "WEBEX_CLIENT_SECRET). Secrets have no option, because other users of this machine can read the command line.\n"
        + "With --sandbox neither is used: the sandbox knows this program.\n"
        + "\nThe result is alone on standard output; everything else goes to standard error.\n"
        + "\nExamples:\n"
        + String.join("", action.examples().stream().map(example -> "  " + example.replace("…", PROGRAM.strip()) + "\n").toList())
        + "\nExit codes:\n"
        + "  0    done" + (action == TerminalAction.CHECK ? "; also when a call got 403 because the scope wasn't requested" : "") + "\n"
        + "  1    a fault of this program\n"
        + "  2    wrong settings, options or files\n"
        + "  3    the port of the Redirect URI is in use\n"
        + "  4    refused: by the person, by the server, or by a check of this program\n"
        + "  5    nobody there: no response or a 5xx from the server, or no person within --timeout\n"
        + "  6    the database can't be reached (playground and sandbox only)\n"
        + "  130  Ctrl-C\n";
  }
}
