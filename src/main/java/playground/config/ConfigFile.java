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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings file: Java properties in UTF-8.
 *
 * @param name as the person at the keyboard knows it
 * @param values by key, as written
 * @param faults what is wrong with the file itself: it cannot be read, or holds a key that no setting has
 * @param repeated that a key stands there twice, key by key
 * @param warning that others can read a secret in it; empty otherwise
 */
record ConfigFile(
    String name, Map<String, String> values, List<String> faults, List<String> repeated, Optional<String> warning) {

  static final String DEFAULT_NAME = "config.properties";

  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z._-]{0,39}");

  static ConfigFile none() {
    return new ConfigFile(DEFAULT_NAME, Map.of(), List.of(), List.of(), Optional.empty());
  }

  /**
   * @param named what {@code --config} says; when empty, {@value #DEFAULT_NAME} in that folder is read if it is there
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
    return new ConfigFile(name, Map.of(), List.of("settings file " + name + ": " + why), List.of(), Optional.empty());
  }

  private static ConfigFile of(String name, String text, Path path) throws IOException {
    var properties = new Noting();
    properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text)); // some editors' mark
    var values = new TreeMap<String, String>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    var faults = new ArrayList<String>();
    values.keySet().stream().filter(key -> Setting.ofKey(key).isEmpty()).map(key -> unknown(key, name)).forEach(faults::add);
    return new ConfigFile(name, values, faults, repeated(properties.repeated, name), warning(name, values, path));
  }

  /** Properties that note which key was given more than once. */
  @SuppressWarnings("serial") // read and dropped, never serialized
  private static final class Noting extends Properties {
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

  /** Of known keys alone: another is told as a fault, and may be a secret. */
  private static List<String> repeated(Set<String> keys, String name) {
    return keys.stream()
        .filter(key -> Setting.ofKey(key).isPresent())
        .map(key -> key + " stands more than once in " + name + ": the last one counts")
        .toList();
  }

  /**
   * Without the value: a misspelt key may well be that of a secret. And what does not look like a key may be a secret
   * whose line was broken in two.
   */
  private static String unknown(String key, String name) {
    var shown = KEY.matcher(key).matches() ? key : "a key of " + key.length() + " characters";
    var hint =
        Setting.meantBy(key)
            .map(setting -> "did you mean " + setting.key() + "?")
            .orElse("config.example.properties lists all there are");
    return shown + " in " + name + ": there is no such setting; " + hint;
  }

  private static Optional<String> warning(String name, Map<String, String> values, Path path) {
    var hasSecret = !values.getOrDefault(Setting.CLIENT_SECRET.key(), "").isBlank();
    return hasSecret && othersCanRead(path)
        ? Optional.of(name + " holds a secret and others on this machine can read it; mend it with: chmod 600 " + name)
        : Optional.empty();
  }

  private static boolean othersCanRead(Path path) {
    try {
      var allowed = Files.getPosixFilePermissions(path, new LinkOption[0]);
      return allowed.contains(PosixFilePermission.GROUP_READ) || allowed.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // no such permissions here (Windows): nothing that could be said
    }
  }

  /** Without the values: the client secret is among them. */
  @Override
  public String toString() {
    return "ConfigFile[" + name + "]";
  }
}
