package playground.oauth;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Where a secret may be sent: by https anywhere, by http to this machine alone (RFC 6749 §3.1, §3.2). */
public final class SecureUri {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private SecureUri() {}

  public static boolean is(URI address) {
    return address.getHost() != null
        && address.getScheme() != null
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null
        && (address.getScheme().equalsIgnoreCase("https")
            || address.getScheme().equalsIgnoreCase("http")
                && LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT)));
  }
}
