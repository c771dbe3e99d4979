package playground.sandbox.view;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import playground.oauth.Loopback;
import playground.server.HostAllowlist;
import playground.server.Readiness;

/**
 * Who reaches the sandbox, and who may use its controls: what changes it for everybody, such as faults.
 *
 * @param hosts the names that it accepts
 * @param publicUrl scheme, host and port of every absolute URL that it hands out; empty: those of each request
 * @param hasOpenControls whether everybody who reaches it may use the controls; otherwise this machine alone
 * @param isShared whether other nodes share its state, so that a control affects everybody who uses any of them
 */
public record Exposure(
    HostAllowlist hosts, Optional<URI> publicUrl, boolean hasOpenControls, boolean isShared, Readiness readiness) {

  /** What a proxy may add. It makes a request one from elsewhere; nothing that is sent makes it one from this machine. */
  private static final Set<String> OF_PROXIES = Set.of("forwarded", "via", "x-real-ip");

  private static final String OF_PROXIES_TOO = "x-forwarded-"; // and more

  /** By loopback names alone. */
  public static Exposure toThisMachine() {
    return new Exposure(new HostAllowlist(Loopback.NAMES), Optional.empty(), false, false, Readiness.ofItself());
  }

  public Exposure {
    hosts = publicUrl.isPresent() ? hosts.and(publicUrl.get().getHost()) : hosts;
  }

  /** Makes it known to the servlets. */
  public void addTo(ServletContext servlets) {
    servlets.setAttribute(Exposure.class.getName(), this);
  }

  public static Exposure of(HttpServletRequest request) {
    return (Exposure) request.getServletContext().getAttribute(Exposure.class.getName());
  }

  /** Whether browsers come by https. */
  public boolean isSecure() {
    return publicUrl.filter(url -> url.getScheme().equals("https")).isPresent();
  }

  /** The port by which browsers come: the same at every node. */
  public int port(HttpServletRequest request) {
    return publicUrl.map(url -> url.getPort() < 0 ? defaultPort(url) : url.getPort()).orElseGet(request::getLocalPort);
  }

  public boolean allowsControls(HttpServletRequest request) {
    return hasOpenControls || isFromThisMachine(request);
  }

  /**
   * By a loopback name and from a loopback address. The name counts because behind a proxy on this machine every request
   * comes from a loopback address.
   */
  private boolean isFromThisMachine(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && isLoopback(request.getServerName())
        && publicUrl.filter(url -> isHostOf(url, request.getHeader("Host"))).isEmpty()
        && Collections.list(request.getHeaderNames()).stream().noneMatch(Exposure::isOfProxy);
  }

  private static boolean isOfProxy(String header) {
    var name = header.toLowerCase(Locale.ROOT);
    return OF_PROXIES.contains(name) || name.startsWith(OF_PROXIES_TOO);
  }

  /** Of a name only the well-known one counts, so nothing is looked up. */
  private static boolean isLoopback(String host) {
    try {
      return Loopback.isName(host)
          || host.matches("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?") && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isHostOf(URI url, String host) {
    var withoutDefaultPort = host.toLowerCase(Locale.ROOT).replaceFirst(":" + defaultPort(url) + "$", "");
    return withoutDefaultPort.equals(url.getRawAuthority().replaceFirst(":" + defaultPort(url) + "$", ""));
  }

  private static int defaultPort(URI url) {
    return url.getScheme().equals("https") ? 443 : 80;
  }
}
