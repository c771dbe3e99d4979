package playground.sandbox.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import playground.oauth.Form;
import playground.sandbox.error.SecretPattern;
import playground.server.RequestLines;

/**
 * Redacts secrets in queries, forms, JSON and addresses. A value is redacted if its name suggests a secret, even a
 * misspelt one; text that looks like a secret is redacted under every name.
 */
final class Redactor {

  /** Longest text that is shown for one part of an exchange, in characters. */
  static final int MAX_LENGTH = 2_000;

  private static final int MAX_FIELDS = 40;
  private static final int MAX_VALUE = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

  /** Parts of the names of secrets. */
  private static final Pattern SECRET = Pattern.compile(
      "secret|token|code|verifier|challenge|password|assertion|state|hint|cookie|authorization|credential|key"
          + "|user_?info");

  /** Names that contain such a part but are harmless. */
  private static final Set<String> HARMLESS = Set.of(
      "code_challenge_method", "token_type", "token_type_hint", "refresh_token_expires_in", "error_code", "login_hint");

  /** The name for values without one: they may be secrets. */
  private static final String NAMELESS = "secret";

  private Redactor() {}

  /** A form or a query, each name once. */
  static Map<String, String> form(Form form) {
    var shown = new LinkedHashMap<String, String>();
    for (var parameter : form.parameters()) {
      if (shown.size() < MAX_FIELDS) {
        var value = value(parameter.name(), parameter.value());
        shown.merge(name(parameter.name()), value, (one, other) -> one + ", " + other);
      }
    }
    shown.replaceAll((name, value) -> shortened(value, MAX_VALUE));
    return shown;
  }

  /** The parameters of a query; one that cannot be parsed may hold anything and is not shown. */
  static Map<String, String> query(String query) {
    try {
      return form(Form.parse(query));
    } catch (IllegalArgumentException e) {
      return Map.of("unreadable", query.length() + " characters");
    }
  }

  /** Parsed JSON with its secrets redacted at any depth. */
  static Object json(Object read) {
    if (read instanceof Map<?, ?> members) {
      var shown = new LinkedHashMap<String, Object>();
      members.forEach((name, value) -> shown.put(name(name.toString()), member(name.toString(), value)));
      return shown;
    }
    return read instanceof List<?> items
        ? items.stream().map(Redactor::nameless).toList()
        : member(NAMELESS, read);
  }

  /** An element of a list has no name of its own; its members may have. */
  private static Object nameless(Object item) {
    return item instanceof Map<?, ?> || item instanceof List<?> ? json(item) : member(NAMELESS, item);
  }

  private static Object member(String name, Object value) {
    if (value instanceof String text) {
      return value(name, text);
    }
    if (isSecret(name)) {
      return "…"; // all of it, whatever its type
    }
    if (value instanceof List<?> items) {
      return items.stream().map(item -> member(name, item)).toList();
    }
    return value instanceof Map<?, ?> ? json(value) : value;
  }

  /** An address with its query and fragment redacted. */
  static String address(String address) {
    var parts = address.split("[?#]", 2);
    if (parts.length < 2) {
      return shortened(line(address), MAX_LENGTH);
    }
    var shown = new StringBuilder(parts[0]).append(address.charAt(parts[0].length()));
    query(parts[1].replace('#', '&')).forEach((name, value) ->
        shown.append(name).append('=').append(value).append('&'));
    return shortened(line(shown.substring(0, shown.length() - 1)), MAX_LENGTH);
  }

  /** A name can be a secret too, if the client forgot the equals sign. */
  static String name(String name) {
    return NAME.matcher(name).matches() ? name : "unreadable name";
  }

  static String value(String name, String value) {
    if (isSecret(name) && !value.isEmpty()) {
      return "… (" + value.length() + " characters)";
    }
    var isAddress = value.contains("://") && (value.contains("?") || value.contains("#"));
    return isAddress ? address(value) : shortened(line(value), MAX_VALUE);
  }

  private static boolean isSecret(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return !HARMLESS.contains(lower) && SECRET.matcher(lower).find();
  }

  /** The text on one line, and without anything that looks like a secret. */
  static String line(String text) {
    return RequestLines.onOneLine(SecretPattern.redact(text));
  }

  static String shortened(String text, int most) {
    return text.length() > most ? text.substring(0, most) + "…" : text;
  }
}
