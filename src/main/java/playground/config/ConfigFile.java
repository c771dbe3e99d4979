package playground.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings file: Java properties in UTF-8.
 *
 * @param name as given, for messages
 * @param values by key, as written
 * @param faults of the file itself: it cannot be read, or has a key that is not a setting
 * @param warnings a key is set twice, or others can read a secret in the file
 */
record ConfigFile(String name, Map<String, String> values, List<String> faults, List<String> warnings) {

  static final String DEFAULT_NAME = "config.properties";

  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z._-]{0,39}");

  static ConfigFile none() {
    return new ConfigFile(DEFAULT_NAME, Map.of(), List.of(), List.of());
  }

  /**
   * @param named value of {@code --config}; when empty, {@value #DEFAULT_NAME} in the folder is read if it exists
   */
  static ConfigFile read(Optional<String> named, Path folder) {
    var name = named.orElse(DEFAULT_NAME);
    try {
      var path = folder.resolve(name);
      if (named.isEmpty() && !Files.exists(path)) {
        return none();
      }
      return of(name, Files.readString(path, StandardCharsets.UTF_8), path);
    } catch (CharacterCodingException e) {
      return unreadable(name, "it is not UTF-8 text; save it in that encoding");
    } catch (IOException | InvalidPathException e) {
      return unreadable(name, "it cannot be read; name a file that exists and that you may read");
    } catch (IllegalArgumentException e) {
      return unreadable(name, "it has a \\u that is not followed by four hexadecimal digits");
    }
  }

  private static ConfigFile unreadable(String name, String why) {
    return new ConfigFile(name, Map.of(), List.of("settings file " + name + ": " + why), List.of());
  }

  private static ConfigFile of(String name, String text, Path path) throws IOException {
    var properties = new RepeatNoticing();
    properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text)); // byte order mark
    var values = new TreeMap<String, String>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    var unknown = values.keySet().stream().filter(key -> Setting.ofKey(key).isEmpty());
    var warnings = Stream.concat(repeated(properties.repeated, name), readableByOthers(name, values, path).stream());
    return new ConfigFile(name, values, unknown.map(key -> unknown(key, name)).toList(), warnings.toList());
  }

  /** Properties that also collect the keys which are set more than once. */
  @SuppressWarnings("serial") // read and dropped, never serialized
  private static final class RepeatNoticing extends Properties {
    private final Set<String> repeated = new TreeSet<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      var before = super.put(key, value);
      if (before != null) {
        repeated.add(key.toString());
      }
      return before;
    }
  }

  /** Known keys only: an unknown key is a fault already, and may be a secret. */
  private static Stream<String> repeated(Set<String> keys, String name) {
    return keys.stream()
        .filter(key -> Setting.ofKey(key).isPresent())
        .map(key -> key + " stands more than once in " + name + ": the last one counts");
  }

  /**
   * Does not show the value, because a misspelt key may be that of a secret. Nor a key that does not look like one: it
   * may be a secret after a line break.
   */
  private static String unknown(String key, String name) {
    var shown = KEY.matcher(key).matches() ? key : "a key of " + key.length() + " characters";
    var hint =
        Setting.meantBy(key)
            .map(setting -> "did you mean " + setting.key() + "?")
            .orElse("config.example.properties lists all there are");
    return shown + " in " + name + ": there is no such setting; " + hint;
  }

  private static Optional<String> readableByOthers(String name, Map<String, String> values, Path path) {
    var hasSecret = Arrays.stream(Setting.values())
        .anyMatch(setting -> setting.isSecret() && !values.getOrDefault(setting.key(), "").isBlank());
    return hasSecret && othersCanRead(path)
        ? Optional.of(name + " holds a secret and others on this machine can read it; mend it with: chmod 600 " + name)
        : Optional.empty();
  }

  private static boolean othersCanRead(Path path) {
    try {
      var allowed = Files.getPosixFilePermissions(path, new LinkOption[0]);
      return allowed.contains(PosixFilePermission.GROUP_READ) || allowed.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // this file system has no POSIX permissions (Windows)
    }
  }

  /** Hides the values, because secrets are among them. */
  @Override
  public String toString() {
    return "ConfigFile[" + name + "]";
  }
}
