package playground.config;

import java.util.Set;
import playground.oauth.Loopback;

/**
 * Where a server listens.
 *
 * @param host an IP address or a name of this machine; IPv6 with or without brackets
 * @param port 0 means any free port
 */
public record ListenAddress(String host, int port) {

  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  /** Whether the server listens on all addresses of this machine. */
  public boolean isEveryAddress() {
    return EVERY_ADDRESS.contains(host);
  }

  /** Whether other machines cannot connect: 127.0.0.0/8 is loopback as a whole (RFC 1122 §3.2.1.3). */
  public boolean isLoopback() {
    return Loopback.isName(bracketed()) || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** Whether a browser on this machine reaches the server by one of {@link Loopback#NAMES}. */
  boolean hasLoopbackName() {
    return Loopback.isName(bracketed()) || isEveryAddress();
  }

  /** The host for URLs that people open on this machine: localhost where it works, otherwise the address itself. */
  public String urlHost() {
    return isEveryAddress() || host.equals("127.0.0.1") ? "localhost" : bracketed();
  }

  private String bracketed() {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
