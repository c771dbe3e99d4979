package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;

/** Scheme, host and port by which this request came; the host is on the allowlist, or the request were not here. */
public final class Origin {

  private Origin() {}

  /** Without a slash at the end, such as {@code http://localhost:8081}. */
  public static String of(HttpServletRequest request) {
    return request.getScheme() + "://" + request.getHeader("Host");
  }
}
