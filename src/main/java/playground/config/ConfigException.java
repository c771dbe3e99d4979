package playground.config;

import java.util.List;

/** Everything that is wrong with the settings, told at once. */
@SuppressWarnings("serial") // printed and dropped, never serialized
public final class ConfigException extends RuntimeException {

  private final List<String> faults;

  /** For what shows only when a setting is followed. */
  public ConfigException(List<String> faults) {
    super(String.join("; ", faults), null, false, false);
    this.faults = List.copyOf(faults);
  }

  /** One line each: which setting, its value unless that is a secret, where it came from, and what would be right. */
  public List<String> faults() {
    return faults;
  }
}
