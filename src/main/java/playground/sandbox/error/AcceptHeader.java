package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;

/** The {@code Accept} header of a request. */
public final class AcceptHeader {

  private AcceptHeader() {}

  /** Whether the client accepts HTML, as browsers do; programs that do not say so get JSON. */
  public static boolean prefersHtml(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }
}
