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

  /** Shortest of the others, in characters. */
  private static final int SHORTEST = 64;

  /** A signed token: its header begins with an encoded {@code {"} (RFC 7515 §7.1). */
  private static final String JWT = JWT_BEGINNING + "[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?";

  private static final Pattern SECRET = Pattern.compile(String.join("|", CODE_OR_TOKEN, BEGINNING, CLIENT_SECRET, JWT));

  private SecretPattern() {}

  /** The text with an ellipsis for each secret; a client id stays. */
  public static String redact(String text) {
    return text.length() < SHORTEST && !text.contains(JWT_BEGINNING) ? text : SECRET.matcher(text).replaceAll("…");
  }
}
