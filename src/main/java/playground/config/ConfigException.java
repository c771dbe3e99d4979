package playground.config;

import java.util.List;

/** The settings or the command line are wrong; reports every fault at once. */
@SuppressWarnings("serial") // printed and dropped, never serialized
public final class ConfigException extends RuntimeException {

  private final List<String> faults;

  public ConfigException(List<String> faults) {
    super(String.join("; ", faults), null, false, false);
    this.faults = List.copyOf(faults);
  }

  /** One line each: the setting, its value unless it is a secret, where it is set, and what is allowed. */
  public List<String> faults() {
    return faults;
  }
}
