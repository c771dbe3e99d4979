package playground.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where values come from, the strongest first: the command line over the environment over the file. A blank value
 * counts as none, wherever it stands.
 */
final class ConfigSources {

  /** A value and the words for where it stood. */
  record Found(String value, String where) {
    /** Without the value, which may be the client secret. */
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

  /** The value that counts; the default when nobody gave one. */
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

  /** What is allowed, but hardly meant: a key given twice, a variable that is not quite one of ours. */
  List<String> warnings() {
    var misspelt = environment.keySet().stream().sorted().flatMap(name -> misspelt(name).stream());
    return Stream.concat(file.repeated().stream(), misspelt).toList();
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
