package playground.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import playground.oauth.SecureUri;

/** Reads single settings by type and collects faults and warnings; replaces a wrong value by a harmless one. */
final class SettingReader {

  private static final Pattern SECONDS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(ms|s)?");
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

  private final ConfigSources sources;
  private final List<String> faults;
  private final List<String> warnings;

  SettingReader(ConfigSources sources) {
    this.sources = sources;
    this.faults = new ArrayList<>(sources.faults());
    this.warnings = new ArrayList<>(sources.warnings());
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * @throws ConfigException with every fault so far, if there is one
   */
  void throwFaults() {
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  void fault(String fault) {
    faults.add(fault);
  }

  /**
   * Adds a fault with the setting, its value unless it is or may hold a secret, and where it is set.
   *
   * @param rule what is allowed; continues the sentence "it …"
   */
  void fault(Setting setting, String rule) {
    var found = sources.find(setting);
    var value = setting.hides(found.value()) ? "(hidden)" : shown(found.value());
    faults.add(setting.key() + " is \"" + value + "\" " + found.where() + ": it " + rule);
  }

  /** On one line, and without the password that an address may have. */
  private static String shown(String value) {
    return value.replaceAll("\\p{Cntrl}", "?").replaceAll("//[^/]*@", "//…@");
  }

  /** The value, or the default when it is not set. */
  String text(Setting setting) {
    return sources.find(setting).value();
  }

  boolean isSet(Setting setting) {
    return !text(setting).equals(setting.defaultValue());
  }

  /** Separated by commas or spaces; empty when the setting is not set. */
  List<String> list(Setting setting) {
    return Arrays.stream(text(setting).split("[,\\s]+")).filter(one -> !one.isEmpty()).toList();
  }

  int port(Setting setting) {
    return wholeNumber(setting, 0, 65535, "must be a whole number from 0 (any free port) to 65535");
  }

  int wholeNumber(Setting setting, int least, int most, String rule) {
    try {
      var number = Integer.parseInt(text(setting));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same fault as a number out of range
    }
    fault(setting, rule);
    return least;
  }

  /** Only the name is validated; the file is read later. Empty when it is not set. */
  Optional<Path> file(Setting setting) {
    return file(text(setting), () -> fault(setting, "must be the name of a file"));
  }

  /** The file of that name; empty for no name or a wrong one. */
  static Optional<Path> file(String name, Runnable whenWrong) {
    try {
      return Optional.of(name).filter(given -> !given.isEmpty()).map(Path::of);
    } catch (InvalidPathException e) {
      whenWrong.run();
      return Optional.empty();
    }
  }

  Duration timeout(Setting setting) {
    var match = SECONDS.matcher(text(setting));
    if (match.matches()) {
      var unit = "ms".equals(match.group(2)) ? 1 : 1000;
      var timeout = Duration.ofMillis(Math.round(Double.parseDouble(match.group(1)) * unit));
      if (!timeout.isZero() && timeout.compareTo(LONGEST_TIMEOUT) <= 0) {
        return timeout;
      }
    }
    fault(setting, "must be seconds, more than 0 and at most 300, such as 10");
    return LONGEST_TIMEOUT;
  }

  /** An address that codes, secrets or keys may be sent to; empty when it is not set or wrong. */
  Optional<URI> secureUrl(Setting setting) {
    return secureUrl(setting, url -> true, "must be an https address (http only for this machine)");
  }

  Optional<URI> secureUrl(Setting setting, Predicate<URI> condition, String rule) {
    if (text(setting).isEmpty()) {
      return Optional.empty();
    }
    var url = secureUrl(text(setting)).filter(condition);
    if (url.isEmpty()) {
      fault(setting, rule);
    }
    return url;
  }

  /** Empty when it is not a URL, or neither https nor http to this machine. */
  static Optional<URI> secureUrl(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(url -> url.getHost() != null && url.getScheme() != null)
          .map(SettingReader::normalized)
          .filter(SecureUri::is);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Scheme and host in lower case, which is the same URL (RFC 3986 §6.2.2.1). */
  private static URI normalized(URI url) {
    var text = url.toString();
    var start = (url.getScheme() + "://" + url.getRawAuthority()).length();
    return URI.create(text.substring(0, start).toLowerCase(Locale.ROOT) + text.substring(start));
  }
}
