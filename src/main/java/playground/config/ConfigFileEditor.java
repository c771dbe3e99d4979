package playground.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import playground.files.AtomicFile;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/**
 * Writes client id, client secret and scopes into the settings file. All other keys, the comments and their order stay as
 * they are. The file is replaced completely or not at all, and only its owner may read it.
 *
 * @param file absolute; need not exist
 */
public record ConfigFileEditor(Path file) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What came of it. */
  public enum Outcome {
    WRITTEN,
    /** The file holds these values already. */
    UNCHANGED,
    /** Values in the file would be replaced, and nobody has agreed to that. */
    WOULD_REPLACE,
    SYMBOLIC_LINK,
    NOT_A_FILE,
    /** The file is there, and cannot be read as settings. */
    UNREADABLE,
    /** A value has a character that a setting cannot have, such as a line break. */
    INVALID_VALUE,
    /** Its folder does not exist or must not be written to, or the disk is full. */
    UNWRITABLE
  }

  /**
   * @param keys that were written, or would be replaced
   */
  public record Result(Outcome outcome, List<String> keys) {}

  /**
   * @param named value of {@code --config}; empty for the file of that name in the folder
   * @param folder where a relative name starts
   * @return empty when it is not the name of a file
   */
  static Optional<ConfigFileEditor> of(Optional<String> named, Path folder) {
    try {
      return Optional.of(
          new ConfigFileEditor(folder.resolve(named.orElse(ConfigFile.DEFAULT_NAME)).toAbsolutePath().normalize()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * @param credentials without a secret the one in the file stays, unless it belongs to another client id
   * @param replaceable keys whose present values may be replaced
   */
  public Result save(ClientCredentials credentials, Scopes scopes, Set<String> replaceable) {
    if (Files.isSymbolicLink(file)) {
      return failed(Outcome.SYMBOLIC_LINK);
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return failed(Outcome.NOT_A_FILE);
    }
    try {
      var text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
      return save(PropertiesText.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text),
          text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "", credentials, scopes, replaceable);
    } catch (IOException | IllegalArgumentException e) { // not UTF-8, or a malformed \\u
      return failed(Outcome.UNREADABLE);
    }
  }

  private Result save(
      PropertiesText before, String start, ClientCredentials credentials, Scopes scopes, Set<String> replaceable) {
    var values = values(before, credentials, scopes);
    if (credentials.clientId().matches(".*[\"'].*") || values.values().stream().anyMatch(ConfigFileEditor::isInvalid)) {
      return failed(Outcome.INVALID_VALUE);
    }
    values.entrySet().removeIf(entry -> before.value(entry.getKey()).equals(Optional.of(entry.getValue())));
    var replaced = values.keySet().stream()
        .filter(key -> before.value(key).filter(value -> !value.isBlank()).isPresent() && !replaceable.contains(key))
        .toList();
    if (!replaced.isEmpty()) {
      return new Result(Outcome.WOULD_REPLACE, replaced);
    }
    return values.isEmpty() ? failed(Outcome.UNCHANGED) : write(start + before.with(values), List.copyOf(values.keySet()));
  }

  /** By key, in the order of the example file. */
  private static Map<String, String> values(PropertiesText before, ClientCredentials credentials, Scopes scopes) {
    var id = Setting.CLIENT_ID.key();
    var secret = Setting.CLIENT_SECRET.key();
    var isOfAnother = !before.value(id).equals(Optional.of(credentials.clientId())) && before.value(secret).isPresent();
    var values = new LinkedHashMap<String, String>();
    values.put(id, credentials.clientId());
    credentials.clientSecret().map(Secret::reveal).or(() -> Optional.of("").filter(blank -> isOfAnother))
        .ifPresent(value -> values.put(secret, value));
    values.put(Setting.SCOPES.key(), scopes.toString());
    return values;
  }

  private static boolean isInvalid(String value) {
    return value.chars().anyMatch(Character::isISOControl);
  }

  private Result write(String text, List<String> keys) {
    if (Files.exists(file) && !Files.isWritable(file)) {
      return failed(Outcome.UNWRITABLE);
    }
    try {
      new AtomicFile(file).replace(text.getBytes(StandardCharsets.UTF_8));
      return new Result(Outcome.WRITTEN, keys);
    } catch (IOException e) {
      return failed(Outcome.UNWRITABLE);
    }
  }

  private static Result failed(Outcome outcome) {
    return new Result(outcome, List.of());
  }
}
