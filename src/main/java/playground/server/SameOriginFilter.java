package playground.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Turns away what another site's page makes a browser send (cross-site request forgery): whatever may change
 * something must come from our own origin.
 *
 * <p>Browsers say so in {@code Sec-Fetch-Site}. Older ones have {@code Origin} alone, and the {@code no-referrer} of our
 * pages, which keeps codes out of other sites' logs, makes it {@code null} for some of them: those are turned away
 * too. What carries neither is not a browser, and sends no cookies that another site could abuse.
 */
@SuppressWarnings("serial") // filters are never serialized
public final class SameOriginFilter extends HttpFilter {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none"); // none: typed in, or a bookmark

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SAFE_METHODS.contains(request.getMethod()) || isOwn(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** Whether a page of ours sent this for certain: for what reaches beyond the sender's own session. */
  public static boolean isSameOrigin(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return site != null ? site.equals("same-origin") : request.getHeader("Origin") != null && isOwn(request);
  }

  /** Whether a page of ours, or no page at all, sent this. */
  public static boolean isOwn(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OWN.contains(site);
    }
    var origin = request.getHeader("Origin");
    return origin == null || origin.equals(request.getScheme() + "://" + request.getHeader("Host"))
        || origin.equals("https://" + request.getHeader("Host")); // a proxy in front may speak https for us
  }
}
