package playground.sandbox.error;

import playground.sandbox.store.RedirectUriFault;
import playground.sandbox.store.RedirectUris;

/** The words for what is wrong with a redirect URI, in the portal and in the errors of a file. */
public final class RedirectUriTexts {

  private RedirectUriTexts() {}

  /** The rest of a sentence that begins with the URI or its path in a file. */
  public static String words(RedirectUriFault fault, String uri) {
    return switch (fault) {
      case TOO_LONG -> "must not be longer than " + RedirectUris.MAX_LENGTH + " characters";
      case NOT_A_URI -> "must be a URI, such as http://localhost:9999/callback";
      case NOT_ASCII -> "must have every character beyond ASCII percent-encoded";
      case NOT_ABSOLUTE -> "must be absolute, with scheme and host, such as http://localhost:9999/callback";
      case FRAGMENT -> "must have no fragment (the part after #)";
      case DANGEROUS_SCHEME -> "must not have the scheme " + uri.split(":")[0]
          + ":, because a browser would run its content or open a local file";
      case NO_HOST -> "must have a host after //";
      case USER_INFO -> "must have no user name before the host";
    };
  }
}
