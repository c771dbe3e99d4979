package playground.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Redirects the paths that pages had in earlier versions, for bookmarks and scripts. The redirect keeps method and body
 * (308, RFC 9110 §15.4.9), and the query.
 */
@SuppressWarnings("serial") // filters are never serialized
public final class MovedPaths extends HttpFilter {

  private final Map<String, String> newByOld;

  /**
   * @param newByOld complete paths; a path below an old one leads to the same below the new one
   */
  public MovedPaths(Map<String, String> newByOld) {
    this.newByOld = Map.copyOf(newByOld);
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI();
    var moved = newByOld.get(path);
    if (moved == null && path.lastIndexOf('/') > 0) {
      var parent = path.substring(0, path.lastIndexOf('/'));
      moved = newByOld.containsKey(parent) ? newByOld.get(parent) + path.substring(parent.length()) : null;
    }
    if (moved == null) {
      chain.doFilter(request, response);
      return;
    }
    var query = request.getQueryString();
    response.setStatus(308);
    response.setHeader("Location", query == null ? moved : moved + "?" + query);
  }
}
