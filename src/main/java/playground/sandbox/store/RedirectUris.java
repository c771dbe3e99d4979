package playground.sandbox.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be registered as a redirect URI, and the four that a device grant wants. */
public final class RedirectUris {

  /** Longest that is taken, in characters. */
  public static final int MAX_LENGTH = 2_000;

  /** These run what they hold, or read this machine's files, in the browser of whoever consents. */
  private static final Set<String> DANGEROUS = Set.of(
      "javascript", "data", "vbscript", "file", "filesystem", "blob", "about", "view-source", "jar", "chrome",
      "resource", "ms-appx", "intent");

  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+"); // it goes into a header as it is

  private RedirectUris() {}

  /** What is wrong with it; empty when it may be registered. */
  public static Optional<RedirectUriFault> fault(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of(RedirectUriFault.TOO_LONG);
    }
    try {
      return fault(new URI(text)).or(() -> PRINTABLE.matcher(text).matches()
          ? Optional.empty()
          : Optional.of(RedirectUriFault.NOT_ASCII));
    } catch (URISyntaxException e) {
      return Optional.of(RedirectUriFault.NOT_A_URI);
    }
  }

  private static Optional<RedirectUriFault> fault(URI uri) {
    // "The redirection endpoint URI MUST be an absolute URI … MUST NOT include a fragment" (RFC 6749 §3.1.2).
    if (!uri.isAbsolute()) {
      return Optional.of(RedirectUriFault.NOT_ABSOLUTE);
    }
    if (uri.getRawFragment() != null) {
      return Optional.of(RedirectUriFault.FRAGMENT);
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (DANGEROUS.contains(scheme)) {
      return Optional.of(RedirectUriFault.DANGEROUS_SCHEME);
    }
    return scheme.startsWith("http") ? faultOfWebUri(uri) : Optional.empty(); // others are those of mobile apps
  }

  private static Optional<RedirectUriFault> faultOfWebUri(URI uri) {
    if (uri.getHost() == null) {
      return Optional.of(RedirectUriFault.NO_HOST);
    }
    return uri.getRawUserInfo() == null ? Optional.empty() : Optional.of(RedirectUriFault.USER_INFO);
  }
}
