package playground.server;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The host names that a site accepts. Another site can make its own name resolve to 127.0.0.1 and so reach a server on
 * this machine (DNS rebinding), but it cannot make the browser send another Host header than that name.
 *
 * @param names in lower case, without port; IPv6 addresses in brackets
 */
public record HostAllowlist(Set<String> names) {

  public HostAllowlist {
    names = Set.copyOf(names);
  }

  /** This list and one more name, such as that of a proxy in front. */
  public HostAllowlist and(String name) {
    var more = new HashSet<>(names);
    more.add(name.toLowerCase(Locale.ROOT));
    return new HostAllowlist(more);
  }

  /**
   * @param host of a Host header, without port; null when there was none
   */
  public boolean allows(String host) {
    return host != null && names.contains(host.toLowerCase(Locale.ROOT));
  }
}
