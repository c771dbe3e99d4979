package playground.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What to do, after everything that was told has been read. */
public sealed interface Command {

  /** Print and end well: {@code --help}. */
  record Print(String text) implements Command {}

  /** Print the version and end well. */
  record Version() implements Command {}

  /**
   * Start.
   *
   * @param warnings to be shown before; nothing that keeps it from starting
   */
  record Start(Config config, List<String> warnings) implements Command {}

  /** Start the sandbox alone. */
  record StartSandbox(SandboxConfig config, List<String> warnings) implements Command {}

  /**
   * Reads and checks.
   *
   * @param environment variables by name
   * @param folder where {@code config.properties} is looked for
   * @throws ConfigException naming every fault
   */
  static Command read(String[] arguments, Map<String, String> environment, Path folder) {
    if (arguments.length > 0 && arguments[0].equals(SandboxOptions.NAME)) {
      var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
      return SandboxOptions.parse(rest).told(environment, folder);
    }
    var line = CommandLine.parse(arguments);
    if (line.help()) {
      return new Print(CommandLine.helpText());
    }
    if (line.version()) {
      return new Version();
    }
    var file = ConfigFile.read(line.configFile(), folder);
    var checked = new ConfigReader(new ConfigSources(line.flags(), environment, file));
    var config = check(checked, line.open());
    if (!checked.faults().isEmpty()) {
      throw new ConfigException(checked.faults());
    }
    file.warning().ifPresent(checked::warn);
    return new Start(config, checked.warnings());
  }

  private static Config check(ConfigReader checked, boolean open) {
    var credentials = checked.credentials();
    var publicUrl = checked.publicUrl();
    var port = checked.port(Setting.PORT);
    var sandboxPort = checked.port(Setting.SANDBOX_PORT);
    var host = checked.host(publicUrl);
    if (credentials.isEmpty()) {
      checked.differentPorts(port, sandboxPort);
      checked.warnIfTheSandboxIsOutOfReach(host, publicUrl);
    }
    return new Config(
        credentials,
        checked.scopes(),
        checked.baseUrl(),
        checked.address(Setting.DISCOVERY_URL),
        checked.endpoints(),
        host,
        port,
        publicUrl,
        sandboxPort,
        checked.file(Setting.SANDBOX_DATA),
        checked.timeout(),
        open);
  }
}
