package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;

/** Scheme, host and port that a request was sent to; its host is on the allowlist. */
public final class Origin {

  private Origin() {}

  /** Without a slash at the end, such as {@code http://localhost:8081}. */
  public static String of(HttpServletRequest request) {
    return request.getScheme() + "://" + request.getHeader("Host");
  }
}
