package playground.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The methods that each path allows; any other gets 405 with {@code Allow} (RFC 9110 §15.5.6).
 *
 * <p>It runs before the servlets, because {@code HttpServlet} runs {@code doGet} for HEAD, and a HEAD of a callback
 * must not use up its state.
 */
@SuppressWarnings("serial") // filters are never serialized
public final class AllowedMethods extends HttpFilter {

  /** Methods, and how {@code Allow} names them. */
  private record Allowed(List<String> methods, String header) {}

  private final Map<String, Allowed> byPath = new ConcurrentHashMap<>();

  /**
   * @param path as mapped; {@code ""} is the root and nothing else
   */
  public void add(String path, List<String> methods) {
    byPath.put(path.isEmpty() ? "/" : path, new Allowed(methods, String.join(", ", methods)));
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var allowed = byPath.get(path(request));
    if (allowed == null || allowed.methods().contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Allow", allowed.header());
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  /** What the servlet is chosen by; most requests have one part of it alone. */
  private static String path(HttpServletRequest request) {
    var info = request.getPathInfo();
    if (info == null) {
      return request.getServletPath();
    }
    return request.getServletPath().isEmpty() ? info : request.getServletPath() + info;
  }
}
