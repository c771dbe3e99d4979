package playground.server;

import java.util.Map;

/** Renders an error that no servlet handled: as HTML, or in the format that the path serves. */
public interface ErrorPage {

  /**
   * @param headers beside the security headers; {@code Content-Type} must be among them
   */
  record ErrorResponse(Map<String, String> headers, String body) {}

  /**
   * @param status of HTTP, 400 to 599
   * @param requestId also in the log beside the true cause
   * @return a whole page; it must not depend on the request, which may be anything
   */
  String html(int status, String requestId);

  /**
   * The whole response: the page, or another format on paths that serve programs.
   *
   * @param path as it came, not decoded; empty when the request had none that could be read
   */
  default ErrorResponse response(int status, String requestId, String path) {
    return new ErrorResponse(Map.of("Content-Type", "text/html;charset=utf-8"), html(status, requestId));
  }

  /** The whole response to a request that met an outage of the database; its status is 503. */
  default ErrorResponse outageResponse(String requestId, String path) {
    return response(503, requestId, path);
  }
}
