package playground.config;

import static playground.config.OptionParser.withValue;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;

/**
 * The command line of {@code sandbox}, which runs the sandbox alone to test other integrations against.
 *
 * @param flags settings given as flags
 * @param configFile value of {@code --config}; empty without it
 * @param seed value of {@code --integrations}; empty without it
 * @param consent value of {@code --consent}, not validated
 */
record SandboxOptions(
    Map<Setting, String> flags,
    Optional<String> configFile,
    Optional<String> seed,
    String consent,
    Optional<String> person,
    boolean help) {

  /** The first argument. */
  static final String NAME = "sandbox";

  private static final Options OPTIONS =
      new Options()
          .addOption(withValue("port", "PORT", "port to listen on, 0 for any free one (default 8081)"))
          .addOption(withValue("host", "ADDRESS", "address to listen on (default 127.0.0.1)"))
          .addOption(withValue("integrations", "FILE", "seed data: integrations, people and rooms, in JSON"))
          .addOption(withValue(
              "consent", "ask|accept|deny", "ask a person, or accept or deny without asking (default ask)"))
          .addOption(withValue("person", "EMAIL", "who signs in with accept or deny (default the first person)"))
          .addOption(OptionParser.CONFIG)
          .addOption(OptionParser.HELP);

  /**
   * @param arguments those after the command's name
   * @throws ConfigException when one is not one of the options
   */
  static SandboxOptions parse(String... arguments) {
    var line = OptionParser.parse(OPTIONS, arguments);
    return new SandboxOptions(
        OptionParser.flags(line, Setting.SANDBOX_PORT),
        Optional.ofNullable(line.getOptionValue("config")),
        Optional.ofNullable(line.getOptionValue("integrations")),
        line.getOptionValue("consent", "ask"),
        Optional.ofNullable(line.getOptionValue("person")),
        line.hasOption("help"));
  }

  static String helpText() {
    return "The sandbox alone: a pretend Webex to test your own integration against, in CI too.\n\n"
        + "usage: java -jar webex-oauth-playground.jar sandbox [options]\n\n"
        + OptionParser.listed(OPTIONS)
        + "\nThe secrets in the seed data are valid in the sandbox only; src/docs/sandbox.example.json is an example.\n"
        + "The setting sandbox.data, in the environment SANDBOX_DATA, names a file in which integrations survive a\n"
        + "restart; sandbox.public-url is the address by which others reach the sandbox, and sandbox.controls says who\n"
        + "can use its controls; see config.example.properties. SIGTERM stops the sandbox with exit code 0. Exit code 2\n"
        + "means a wrong setting or file, 3 a port that is in use, 6 a database that can't be reached or used.\n";
  }
}
