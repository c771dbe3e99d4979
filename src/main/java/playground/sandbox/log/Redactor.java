package playground.sandbox.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import playground.oauth.Form;
import playground.sandbox.error.SecretPattern;

/**
 * Shows what came and went without its secrets. A value is redacted by its name, and rather one too many: whoever spells
 * a parameter wrong still sends a secret in it. What looks like a secret is redacted under every name.
 */
final class Redactor {

  /** Longest text of one request's or one answer's part that is kept, in characters. */
  static final int MAX_LENGTH = 2_000;

  private static final int MAX_FIELDS = 40;
  private static final int MAX_VALUE = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

  /** Names of secrets, and what such names are made of. */
  private static final Pattern SECRET = Pattern.compile(
      "secret|token|code|verifier|challenge|password|assertion|state|hint|cookie|authorization|credential|key|user_?info");

  /** Names that look like it, but are harmless. */
  private static final Set<String> HARMLESS = Set.of(
      "code_challenge_method", "token_type", "token_type_hint", "refresh_token_expires_in", "error_code", "login_hint");

  /** Stands for what has no name, of which nobody knows what it is. */
  private static final String NAMELESS = "secret";

  private Redactor() {}

  /** A form or a query, each name once. */
  static Map<String, String> form(Form form) {
    var shown = new LinkedHashMap<String, String>();
    for (var parameter : form.parameters()) {
      if (shown.size() < MAX_FIELDS) {
        shown.merge(name(parameter.name()), value(parameter.name(), parameter.value()), (one, other) -> one + ", " + other);
      }
    }
    shown.replaceAll((name, value) -> shortened(value, MAX_VALUE));
    return shown;
  }

  /** A query that cannot be read may hold anything. */
  static Map<String, String> query(String query) {
    try {
      return form(Form.parse(query));
    } catch (IllegalArgumentException e) {
      return Map.of("unreadable", query.length() + " characters");
    }
  }

  /** JSON that was read, with the secrets in it redacted at whatever depth. */
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

  /** An element of a list that has no name of its own: if it has members, their names tell. */
  private static Object nameless(Object item) {
    return item instanceof Map<?, ?> || item instanceof List<?> ? json(item) : member(NAMELESS, item);
  }

  private static Object member(String name, Object value) {
    if (value instanceof String text) {
      return value(name, text);
    }
    if (isSecret(name)) {
      return "…"; // whole, whatever is in it
    }
    if (value instanceof List<?> items) {
      return items.stream().map(item -> member(name, item)).toList();
    }
    return value instanceof Map<?, ?> ? json(value) : value;
  }

  /** An address with what its query and its fragment hold redacted. */
  static String address(String address) {
    var parts = address.split("[?#]", 2);
    if (parts.length < 2) {
      return shortened(line(address), MAX_LENGTH);
    }
    var shown = new StringBuilder(parts[0]).append(address.charAt(parts[0].length()));
    query(parts[1].replace('#', '&')).forEach((name, value) -> shown.append(name).append('=').append(value).append('&'));
    return shortened(line(shown.substring(0, shown.length() - 1)), MAX_LENGTH);
  }

  /** A name can be a secret too, when the sign of equality is forgotten. */
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

  /** On one line, and without what looks like a secret, wherever it stands. */
  static String line(String text) {
    return SecretPattern.redact(text).replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
  }

  static String shortened(String text, int most) {
    return text.length() > most ? text.substring(0, most) + "…" : text;
  }
}
