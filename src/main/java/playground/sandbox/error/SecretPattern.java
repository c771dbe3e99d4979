package playground.sandbox.error;

import java.util.regex.Pattern;

/** Recognizes secrets by their format, for those without a telling name: in a path, or in a wrong parameter. */
public final class SecretPattern {

  /** A code or token as Webex and the sandbox make them; the underscore may be encoded and the end missing. */
  private static final String CODE_OR_TOKEN =
      "[A-Za-z0-9]{64}(?:_|%5[Ff])[A-Z0-9]{4}(?:(?:_|%5[Ff])[0-9A-Fa-f-]{0,36})?";

  /** The first part of a code or token. */
  private static final String BEGINNING = "(?<![A-Za-z0-9])[A-Za-z0-9]{64}(?![A-Za-z0-9])";

  /** A client secret, also right after other characters; a client id begins with {@code C}. */
  private static final String CLIENT_SECRET = "(?<!C)[0-9a-f]{64}";

  private static final String JWT_BEGINNING = "eyJ";

  /** Letters and digits in a row that each of the others has. */
  private static final int SHORTEST = 64;

  /** A signed token: its header begins with an encoded {@code {"} (RFC 7515 §7.1). */
  private static final String JWT = JWT_BEGINNING + "[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?";

  private static final Pattern SECRET = Pattern.compile(String.join("|", CODE_OR_TOKEN, BEGINNING, CLIENT_SECRET, JWT));

  private SecretPattern() {}

  /** The text with an ellipsis for each secret; a client id stays. */
  public static String redact(String text) {
    return hasNone(text) || isClientId(text) ? text : SECRET.matcher(text).replaceAll("…");
  }

  /** Sees at a glance what is true of most texts; the pattern takes its time over a long one. */
  private static boolean hasNone(String text) {
    if (text.contains(JWT_BEGINNING)) {
      return false;
    }
    var inARow = 0;
    for (var i = 0; i < text.length() && inARow < SHORTEST; i++) {
      var c = text.charAt(i);
      inARow = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? inARow + 1 : 0;
    }
    return inARow < SHORTEST;
  }

  /** As Webex and the sandbox make them: they come with every request. */
  private static boolean isClientId(String text) {
    if (text.length() != 1 + SHORTEST || text.charAt(0) != 'C') {
      return false;
    }
    for (var i = 1; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }
}
