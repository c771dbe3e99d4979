package playground.server;

/** Says in HTML what went wrong, when no servlet could. */
public interface ErrorPage {

  /**
   * @param status of HTTP, 400 to 599
   * @param requestId also in the log beside the true cause
   * @return a whole page; it must not depend on the request, which may be anything
   */
  String html(int status, String requestId);
}
