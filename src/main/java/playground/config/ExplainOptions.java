package playground.config;

import static playground.config.OptionParser.plain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;

/**
 * The command line of {@code explain}, which explains an error that somebody got from Webex.
 *
 * @param argument an error code or a status; empty to read standard input
 * @param list whether to print the list of mistakes instead
 */
record ExplainOptions(Optional<String> argument, boolean list, boolean help) {

  /** The first argument. */
  static final String NAME = "explain";

  /** What it does, in one line that follows its name. */
  static final String PURPOSE = "says what an error of Webex means, why it happened, and what to do";

  private static final Options OPTIONS =
      new Options().addOption(plain("list", "print the mistakes that most often break the flow")).addOption(OptionParser.HELP);

  /**
   * @param arguments those after the command's name
   * @throws ConfigException when there is an unknown option, or more than one argument
   */
  static ExplainOptions parse(String... arguments) {
    var plain = Arrays.stream(arguments).filter(argument -> !argument.startsWith("-")).toList();
    var line = OptionParser.parse(
        OPTIONS, Arrays.stream(arguments).filter(argument -> argument.startsWith("-")).toArray(String[]::new));
    if (plain.size() > 1 || !plain.isEmpty() && line.hasOption("list")) {
      throw new ConfigException(List.of("explain takes one error code, or --list, or reads standard input; explain --help"));
    }
    return new ExplainOptions(plain.stream().findFirst(), line.hasOption("list"), line.hasOption("help"));
  }

  static String helpText() {
    return "The command explain " + PURPOSE + ". It opens no connection.\n\n"
        + "usage: java -jar webex-oauth-playground.jar explain [CODE]\n\n"
        + OptionParser.listed(OPTIONS)
        + "\nCODE is an error code, such as invalid_grant, or a status, such as 401. Without it, explain reads a callback\n"
        + "URL, or a response with or without its headers, from standard input: these can hold a code or a token, and\n"
        + "other users of this machine can read the command line. No secret is printed.\n"
        + "\nExamples:\n"
        + "  java -jar webex-oauth-playground.jar explain invalid_grant\n"
        + "  curl -si … | java -jar webex-oauth-playground.jar explain\n"
        + "\nExit codes:\n"
        + "  0    done\n"
        + "  1    a fault of this program\n"
        + "  2    wrong options, or an input that can't be explained\n"
        + "  130  Ctrl-C\n"
        + "  3 to 6 don't occur here.\n";
  }
}
