package playground.oauth;

import java.util.Locale;
import java.util.Set;

/** The host names by which a machine reaches itself (RFC 8252 §7.3 and §8.3). */
public final class Loopback {

  /** As in a URL: in lower case, IPv6 addresses in brackets. */
  public static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private Loopback() {}

  /**
   * @param host of a URL, in any case
   */
  public static boolean isName(String host) {
    return NAMES.contains(host.toLowerCase(Locale.ROOT));
  }
}
