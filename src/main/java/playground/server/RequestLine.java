package playground.server;

import org.slf4j.event.Level;

/**
 * What a request leaves for the log.
 *
 * @param endedAtMillis since the epoch
 * @param thread that served it last
 * @param site of {@link Site#name}
 * @param method as it came; null when the request could not be read so far
 * @param path decoded, so it may hold anything; null when the request could not be read so far
 * @param tookMillis from its headers to its end
 */
record RequestLine(
    long endedAtMillis,
    String thread,
    String site,
    String method,
    String path,
    int status,
    long tookMillis,
    String requestId) {

  /** Of the line, for {@link #parts}. */
  static final String FORMAT = "{} {} {} {} {} ms, request {}";

  /** In the place of lines that were not kept; for their number. */
  static final String MISSING = "Lines missing here: {}. The log could not take them in time.";

  Level level() {
    return path != null && path.startsWith(StaticFiles.PATH) ? Level.DEBUG : Level.INFO;
  }

  /** Site, method, path, status, duration and id; none of them breaks the line. */
  Object[] parts() {
    return new Object[] {site, printable(method), printable(path), status, tookMillis, requestId};
  }

  private static String printable(String text) {
    return text == null ? "-" : RequestLines.onOneLine(text);
  }
}
