package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import playground.sandbox.view.Exposure;

/** Scheme, host and port of absolute URLs; without a slash at the end, such as {@code http://localhost:8081}. */
public final class Origin {

  private Origin() {}

  /** By which everybody reaches the sandbox: the public URL, or else what the request was sent to. */
  public static String of(HttpServletRequest request) {
    return Exposure.of(request).publicUrl().map(Object::toString).orElseGet(() -> ofRequest(request));
  }

  /** That the request was sent to; its host is on the allowlist. */
  public static String ofRequest(HttpServletRequest request) {
    return request.getScheme() + "://" + request.getHeader("Host");
  }
}
