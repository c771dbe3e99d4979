package playground.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** What the command lines of playground and sandbox have in common. */
final class OptionParser {

  static final Option HELP = Option.builder("h").longOpt("help").desc("print this help and exit").get();
  static final Option CONFIG = withValue("config", "FILE", "settings file (default config.properties, if it exists)");

  private OptionParser() {}

  static Option withValue(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  static Option plain(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /**
   * @throws ConfigException when an argument is not one of the options, without repeating a value that may be a secret
   */
  static CommandLine parse(Options options, String... arguments) {
    try {
      var line = DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, arguments);
      if (!line.getArgList().isEmpty()) {
        throw wrong("an argument that is no option was given; --help lists all there are");
      }
      return line;
    } catch (UnrecognizedOptionException e) {
      throw wrong(withoutValue(e.getOption()) + " is no option; --help lists all there are");
    } catch (MissingArgumentException e) {
      throw wrong("--" + e.getOption().getLongOpt() + " needs a value: " + e.getOption().getDescription());
    } catch (ParseException e) {
      throw wrong("the command line cannot be parsed; --help lists all options");
    }
  }

  /** The settings that have a flag. */
  static Map<Setting, String> flags(CommandLine line, Setting port) {
    var flags = new EnumMap<Setting, String>(Setting.class);
    Optional.ofNullable(line.getOptionValue("port")).ifPresent(value -> flags.put(port, value));
    Optional.ofNullable(line.getOptionValue("host")).ifPresent(value -> flags.put(Setting.HOST, value));
    return flags;
  }

  /** One line per option. */
  static String listed(Options options) {
    var text = new StringBuilder();
    for (var option : options.getOptions()) {
      var name = "--" + option.getLongOpt() + (option.hasArg() ? argument(option) : "");
      text.append(String.format("  %-25s %s%n", name, option.getDescription()));
    }
    return text.toString();
  }

  private static String argument(Option option) {
    return option.hasOptionalArg() ? "[=" + option.getArgName() + "]" : " " + option.getArgName();
  }

  /** Hides what follows the equals sign or a single letter: it may be a secret. */
  private static String withoutValue(String argument) {
    return argument.replaceFirst("(?s)[=:].*", "=…").replaceFirst("(?s)^(-[^-]).+", "$1…");
  }

  private static ConfigException wrong(String fault) {
    return new ConfigException(List.of(fault));
  }
}
