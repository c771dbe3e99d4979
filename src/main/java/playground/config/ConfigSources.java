package playground.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where settings are set: the command line wins over the environment, and that over the file. A blank value counts as
 * not set.
 */
final class ConfigSources {

  /** A value, and where it is set in words for a message. */
  record Found(String value, String where) {
    /** Hides the value, because it may be a secret. */
    @Override
    public String toString() {
      return "Found[hidden, " + where + "]";
    }
  }

  private static final String BY_DEFAULT = "by default";

  private final Map<Setting, String> flags;
  private final Map<String, String> environment;
  private final ConfigFile file;

  ConfigSources(Map<Setting, String> flags, Map<String, String> environment, ConfigFile file) {
    this.flags = flags;
    this.environment = environment;
    this.file = file;
  }

  /** The value that wins, or the default when the setting is not set. */
  Found find(Setting setting) {
    var variable = setting.environmentName();
    return given(flags.get(setting), "on the command line")
        .or(() -> given(environment.get(variable), "in the environment as " + variable))
        .or(() -> given(file.values().get(setting.key()), "in " + file.name()))
        .orElse(new Found(setting.defaultValue(), BY_DEFAULT));
  }

  /** Faults of the file itself. */
  List<String> faults() {
    return file.faults();
  }

  /** Warnings of the file, and variables of the environment that look like a misspelt setting. */
  List<String> warnings() {
    var misspelt = environment.keySet().stream().sorted().flatMap(name -> misspelt(name).stream());
    return Stream.concat(file.warnings().stream(), misspelt).toList();
  }

  private static Optional<String> misspelt(String variable) {
    return Setting.meantBy(variable)
        .map(Setting::environmentName)
        .filter(meant -> !meant.equals(variable))
        .map(meant -> variable + " in the environment is not used: did you mean " + meant + "?");
  }

  private static Optional<Found> given(String value, String where) {
    return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty()).map(v -> new Found(v, where));
  }
}
