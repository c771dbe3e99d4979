package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;

/** What the other end reads. */
public final class AcceptHeader {

  private AcceptHeader() {}

  /** Whether it is a browser that shows pages; programs say nothing of HTML and get JSON. */
  public static boolean prefersHtml(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }
}
