package playground.sandbox.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import playground.sandbox.error.CrossOrigin;

/**
 * Lets pages of other origins call what programs call, and read the responses: Webex's JavaScript SDK calls the API from
 * browsers. The pages that a browser visits, which cookies open, stay closed.
 */
@SuppressWarnings("serial") // filters are never serialized
public final class CrossOriginFilter extends HttpFilter {

  private static final String METHODS = "GET, POST, PUT, DELETE";

  /** The last three are those of Webex's SDKs. */
  private static final String HEADERS =
      "Authorization, Content-Type, TrackingID, Spark-User-Agent, Cisco-No-Http-Redirect, X-Prelogin-UserId";

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var isForPrograms = CrossOrigin.isForPrograms(PathPattern.pathOf(request));
    if (isForPrograms) {
      CrossOrigin.READABLE.forEach(response::setHeader);
    }
    if (isForPrograms && isPreflight(request)) {
      response.setHeader("Access-Control-Allow-Methods", METHODS);
      response.setHeader("Access-Control-Allow-Headers", HEADERS);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
  }
}
