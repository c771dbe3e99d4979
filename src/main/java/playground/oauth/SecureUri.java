package playground.oauth;

import java.net.URI;

/** Where a secret may be sent: by https anywhere, by http to this machine alone (RFC 6749 §3.1, §3.2). */
public final class SecureUri {

  private static final int LAST_PORT = 65_535;

  private SecureUri() {}

  public static boolean is(URI address) {
    return isProtected(address) && address.getRawFragment() == null;
  }

  /** Has a host, a possible port and no user name, and is https or http to this machine. */
  static boolean isProtected(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getPort() <= LAST_PORT
        && ("https".equalsIgnoreCase(address.getScheme())
            || "http".equalsIgnoreCase(address.getScheme()) && Loopback.isName(address.getHost()));
  }
}
