package playground.sandbox.answer;

import java.util.regex.Pattern;

/** Knows a secret by its looks, for one that stands where no name tells: in a path, or under a wrong name. */
public final class SecretShape {

  /** A code or token as Webex and the sandbox make them, whole or without its end; the underscore may be encoded. */
  private static final String CODE_OR_TOKEN =
      "(?<![A-Za-z0-9])[A-Za-z0-9]{64}(?:(?:_|%5[Ff])[A-Z0-9]{4}(?:(?:_|%5[Ff])[0-9A-Fa-f-]{0,36})?|(?![A-Za-z0-9]))";

  /** A signed token: its header begins with an encoded {@code {"} (RFC 7515 §7.1). */
  private static final String JWT = "eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?";

  private static final Pattern SECRET = Pattern.compile(CODE_OR_TOKEN + "|" + JWT);

  private SecretShape() {}

  /** The text with an ellipsis for each secret; a client id, which has one character more, stays. */
  public static String masked(String text) {
    return SECRET.matcher(text).replaceAll("…");
  }
}
