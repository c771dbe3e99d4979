package playground.server;

import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One log line a request: method, path, status, duration, id. No query, no header, no cookie: they hold secrets. Static
 * files, four a page, are logged at level DEBUG only.
 */
public final class RequestLines implements RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("playground.requests");

  private final String site;

  RequestLines(String site) {
    this.site = site;
  }

  @Override
  public void log(Request request, Response response) {
    LOG.atLevel(isStatic(request) ? Level.DEBUG : Level.INFO).log(
        "{} {} {} {} {} ms, request {}",
        site,
        printable(request.getMethod()),
        printable(request.getHttpURI() == null ? null : request.getHttpURI().getCanonicalPath()),
        response.getStatus(),
        NanoTime.millisSince(request.getHeadersNanoTime()),
        SiteGuard.requestId(request));
  }

  private static boolean isStatic(Request request) {
    return request.getHttpURI() != null
        && Objects.toString(request.getHttpURI().getCanonicalPath(), "").startsWith("/assets/");
  }

  private static String printable(String text) {
    return text == null ? "-" : onOneLine(text);
  }

  /** What may hold anything, such as a decoded path, cannot write a second line, whatever its reader breaks lines at. */
  public static String onOneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}\\u2028\\u2029]", "?");
  }
}
