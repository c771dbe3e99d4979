package playground.sandbox.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import playground.oauth.DeviceAuthorizationRequest;

/** What may be registered as a redirect URI, and the four that a device grant wants. */
public final class RedirectUris {

  /** Longest that is taken, in characters. */
  public static final int MAX_LENGTH = 2_000;

  /** Webex demands these of every integration that starts a device grant (contract, 1.C). */
  public static final List<URI> DEVICE_HELPERS = DeviceAuthorizationRequest.HELPER_REDIRECT_URIS;

  /** These run what they hold, or read this machine's files, in the browser of whoever consents. */
  private static final Set<String> DANGEROUS = Set.of(
      "javascript", "data", "vbscript", "file", "filesystem", "blob", "about", "view-source", "jar", "chrome",
      "resource", "ms-appx", "intent");

  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+"); // it goes into a header as it is

  private RedirectUris() {}

  /**
   * Says what is wrong with it, as the end of a sentence that begins with the URI.
   *
   * @return empty when it may be registered
   */
  public static Optional<String> error(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of("must not be longer than " + MAX_LENGTH + " characters");
    }
    try {
      return error(new URI(text)).or(() -> PRINTABLE.matcher(text).matches()
          ? Optional.empty()
          : Optional.of("must have every character beyond ASCII percent-encoded"));
    } catch (URISyntaxException e) {
      return Optional.of("must be a URI, such as http://localhost:9999/callback");
    }
  }

  private static Optional<String> error(URI uri) {
    // "The redirection endpoint URI MUST be an absolute URI … MUST NOT include a fragment" (RFC 6749 §3.1.2).
    if (!uri.isAbsolute()) {
      return Optional.of("must be absolute, with scheme and host, such as http://localhost:9999/callback");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("must have no fragment, which is what follows #");
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (DANGEROUS.contains(scheme)) {
      return Optional.of("must not have the scheme " + scheme + ":, which a browser would run or open from the disk");
    }
    return scheme.startsWith("http") ? faultOfWeb(uri) : Optional.empty(); // others are those of mobile apps
  }

  private static Optional<String> faultOfWeb(URI uri) {
    if (uri.getHost() == null) {
      return Optional.of("must name a host after //");
    }
    return uri.getRawUserInfo() == null ? Optional.empty() : Optional.of("must have no user name before the host");
  }
}
