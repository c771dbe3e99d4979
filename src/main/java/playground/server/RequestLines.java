package playground.server;

import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One log line a request: method, path, status, duration, id. No query, no header, no cookie: they hold secrets. Static
 * files, four a page, are logged at level DEBUG only. A request only leaves a value in a queue, and never waits for the
 * line to be written.
 */
public final class RequestLines implements RequestLog {

  static final String LOGGER = "playground.requests";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  /** By name, because the class is missing where SLF4J has another logger. */
  private static final String JETTYS_LOGGER = "org.eclipse.jetty.logging.JettyLogger";

  /** For the lines that are left at the end, when standard error takes none. */
  private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(1);

  /** One for all sites of this process, because it has one standard error. Made for the first line, not at start. */
  private static final class Queue {
    static final RequestLineQueue OF_THIS_PROCESS = new RequestLineQueue(() -> output(LOG));
  }

  private final String site;

  RequestLines(String site) {
    this.site = site;
  }

  @Override
  public void log(Request request, Response response) {
    var path = request.getHttpURI() == null ? null : request.getHttpURI().getCanonicalPath();
    var isStatic = path != null && path.startsWith(StaticFiles.PATH);
    if (isStatic ? LOG.isDebugEnabled() : LOG.isInfoEnabled()) {
      Queue.OF_THIS_PROCESS.add(new RequestLine(
          System.currentTimeMillis(),
          Thread.currentThread().getName(),
          site,
          request.getMethod(),
          path,
          response.getStatus(),
          NanoTime.millisSince(request.getHeadersNanoTime()),
          SiteGuard.requestId(request)));
    }
  }

  /** Lines go around Jetty's logger, to be written many in one go; any other logger gets them one by one. */
  static RequestLineQueue.Output output(Logger logger) {
    return logger.getClass().getName().equals(JETTYS_LOGGER) ? new StandardErrorLines(logger) : new LoggerLines(logger);
  }

  /** Returns when the lines so far, of every site of this process, are written; or after a second without success. */
  static void flush() {
    Queue.OF_THIS_PROCESS.flush(FLUSH_TIMEOUT);
  }

  /** What may hold anything, such as a decoded path, cannot write a second line, whatever its reader breaks lines at. */
  public static String onOneLine(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (isBreak(text.charAt(i))) {
        return withoutBreaks(text.toCharArray());
      }
    }
    return text;
  }

  private static String withoutBreaks(char[] text) {
    for (var i = 0; i < text.length; i++) {
      text[i] = isBreak(text[i]) ? '?' : text[i];
    }
    return new String(text);
  }

  private static boolean isBreak(char c) {
    return c < ' ' || c >= 0x7F && c <= 0x9F || c == '\u2028' || c == '\u2029';
  }
}
