package playground.config;

import static playground.config.CommandLine.plain;
import static playground.config.CommandLine.withValue;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Options;

/** The command {@code sandbox}: the pretend Webex alone, for those who test an integration of their own. */
record SandboxOptions(
    Map<Setting, String> flags,
    Optional<String> configFile,
    Optional<String> declared,
    String consent,
    Optional<String> person,
    boolean help) {

  /** The first argument. */
  static final String NAME = "sandbox";

  private static final Set<String> CONSENTS = Set.of("ask", "accept", "deny");

  private static final Options OPTIONS =
      new Options()
          .addOption(withValue("port", "PORT", "port to listen on, 0 for any free one (default 8081)"))
          .addOption(withValue("host", "ADDRESS", "address to listen on (default 127.0.0.1)"))
          .addOption(withValue("integrations", "FILE", "JSON: integrations, people and rooms known beforehand"))
          .addOption(withValue("consent", "ask|accept|deny", "ask a person, or accept or deny without asking (default ask)"))
          .addOption(withValue("person", "EMAIL", "who signs in with accept or deny (default the first)"))
          .addOption(withValue("config", "FILE", "settings file (default config.properties, if there is one)"))
          .addOption(CommandLine.HELP);

  /**
   * @param arguments those after the command's name
   * @throws ConfigException when one is not understood
   */
  static SandboxOptions parse(String... arguments) {
    var line = CommandLine.understood(OPTIONS, arguments);
    return new SandboxOptions(
        CommandLine.flags(line, Setting.SANDBOX_PORT),
        Optional.ofNullable(line.getOptionValue("config")),
        Optional.ofNullable(line.getOptionValue("integrations")),
        line.getOptionValue("consent", "ask"),
        Optional.ofNullable(line.getOptionValue("person")),
        line.hasOption("help"));
  }

  /**
   * @throws ConfigException naming every fault
   */
  Command told(Map<String, String> environment, Path folder) {
    if (help) {
      return new Command.Print(helpText());
    }
    var file = ConfigFile.read(configFile, folder);
    var checked = new ConfigReader(new ConfigSources(flags, environment, file));
    var config = new SandboxConfig(
        checked.sandboxHost(),
        checked.port(Setting.SANDBOX_PORT),
        checked.file(Setting.SANDBOX_DATA),
        declaredFile(checked.faults()),
        consent,
        person);
    if (!CONSENTS.contains(consent)) {
      checked.faults().add("--consent must be ask, accept or deny");
    }
    if (!checked.faults().isEmpty()) {
      throw new ConfigException(checked.faults());
    }
    file.warning().ifPresent(checked::warn);
    return new Command.StartSandbox(config, checked.warnings());
  }

  private Optional<Path> declaredFile(List<String> faults) {
    try {
      return declared.map(Path::of);
    } catch (InvalidPathException e) {
      faults.add("--integrations must be the name of a file");
      return Optional.empty();
    }
  }

  static String helpText() {
    return "The sandbox alone: a pretend Webex to test your own integration against, in CI too.\n\n"
        + "usage: java -jar webex-oauth-playground.jar sandbox [options]\n\n"
        + CommandLine.listed(OPTIONS)
        + "\nWhat the file holds, secrets among it, is for the sandbox alone; src/docs/sandbox.example.json is one.\n"
        + "The setting sandbox.data, in the environment SANDBOX_DATA, names a file in which integrations outlive a\n"
        + "restart; config.example.properties tells more. SIGTERM ends it, with exit code 0; 2 is a wrong setting or\n"
        + "file, 3 a port in use.\n";
  }
}
