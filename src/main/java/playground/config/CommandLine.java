package playground.config;

import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * The command line, understood. Secrets have no flag: every user of a machine can read the arguments of every process.
 *
 * @param flags settings given as flags
 * @param configFile what {@code --config} names; empty without it
 */
record CommandLine(
    Map<Setting, String> flags, Optional<String> configFile, boolean open, boolean help, boolean version) {

  static final Option HELP = Option.builder("h").longOpt("help").desc("print this and end").get();

  private static final Options OPTIONS =
      new Options()
          .addOption(withValue("port", "PORT", "port to listen on, 0 for any free one (default 8080)"))
          .addOption(withValue("host", "ADDRESS", "address to listen on (default 127.0.0.1)"))
          .addOption(withValue("config", "FILE", "settings file (default config.properties, if there is one)"))
          .addOption(plain("open", "open the page in the default browser"))
          .addOption(HELP)
          .addOption(plain("version", "print the version and end"));

  /**
   * @throws ConfigException when an argument is not understood
   */
  static CommandLine parse(String... arguments) {
    var line = understood(OPTIONS, arguments);
    return new CommandLine(
        flags(line, Setting.PORT),
        Optional.ofNullable(line.getOptionValue("config")),
        line.hasOption("open"),
        line.hasOption("help"),
        line.hasOption("version"));
  }

  /** The settings that have flags. */
  static Map<Setting, String> flags(org.apache.commons.cli.CommandLine line, Setting port) {
    var flags = new EnumMap<Setting, String>(Setting.class);
    Optional.ofNullable(line.getOptionValue("port")).ifPresent(value -> flags.put(port, value));
    Optional.ofNullable(line.getOptionValue("host")).ifPresent(value -> flags.put(Setting.HOST, value));
    return flags;
  }

  /**
   * @throws ConfigException when an argument is none of the options
   */
  static org.apache.commons.cli.CommandLine understood(Options options, String... arguments) {
    try {
      var parser = DefaultParser.builder().setAllowPartialMatching(false).get();
      var line = parser.parse(options, arguments);
      if (!line.getArgList().isEmpty()) {
        throw wrong("an argument that is no option was given; --help lists all there are");
      }
      return line;
    } catch (UnrecognizedOptionException e) {
      throw wrong(withoutValue(e.getOption()) + " is no option; --help lists all there are");
    } catch (MissingArgumentException e) {
      throw wrong("--" + e.getOption().getLongOpt() + " needs a value: " + e.getOption().getDescription());
    } catch (ParseException e) {
      throw wrong("the command line was not understood; --help lists all there is");
    }
  }

  static String helpText() {
    var text = new StringWriter();
    text.append("Webex OAuth Playground: runs Webex's OAuth flow on your machine and shows every message.\n\n")
        .append("usage: java -jar webex-oauth-playground.jar [options]\n")
        .append("       java -jar webex-oauth-playground.jar sandbox [options]   the sandbox alone; sandbox --help\n\n");
    text.append(listed(OPTIONS));
    return text.append("\nEverything else, the client secret above all, is set in config.properties or in the environment,\n")
        .append("never on the command line, which others on this machine can read: WEBEX_CLIENT_ID,\n")
        .append("WEBEX_CLIENT_SECRET, … config.example.properties tells about each.\n")
        .append("Without a client id the built-in sandbox plays Webex.\n")
        .toString();
  }

  /** A line for each option. */
  static String listed(Options options) {
    var text = new StringBuilder();
    for (var option : options.getOptions()) {
      var name = "--" + option.getLongOpt() + (option.hasArg() ? " " + option.getArgName() : "");
      text.append(String.format("  %-25s %s%n", name, option.getDescription()));
    }
    return text.toString();
  }

  /** What follows the equals sign, or a single letter, may be a secret that somebody tried to pass. */
  private static String withoutValue(String argument) {
    return argument.replaceFirst("(?s)[=:].*", "=…").replaceFirst("(?s)^(-[^-]).+", "$1…");
  }

  private static ConfigException wrong(String fault) {
    return new ConfigException(List.of(fault));
  }

  static Option withValue(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  static Option plain(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }
}
