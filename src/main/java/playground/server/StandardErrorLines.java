package playground.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.eclipse.jetty.logging.JettyLogger;
import org.eclipse.jetty.logging.JettyLoggerConfiguration;
import org.eclipse.jetty.logging.StdErrAppender;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Writes lines of requests to standard error as Jetty's logger would, with the time and the thread of the request, but
 * many in one go.
 */
final class StandardErrorLines implements RequestLineQueue.Output {

  private static final int MAX_CHARS_AT_ONCE = 8192; // as many as a PrintStream encodes at once

  private final JettyLogger logger;
  private final Lines lines = new Lines();
  private final StdErrAppender appender =
      new StdErrAppender(new JettyLoggerConfiguration().load(StandardErrorLines.class.getClassLoader()), lines);

  /**
   * @param logger Jetty's
   */
  StandardErrorLines(Logger logger) {
    this.logger = (JettyLogger) logger;
  }

  @Override
  public void write(List<RequestLine> requests, long missing) {
    requests.forEach(this::append);
    if (missing > 0) {
      appender.emit(logger, Level.WARN, System.currentTimeMillis(), Thread.currentThread().getName(), null,
          RequestLine.MISSING, missing);
    }
    lines.send();
  }

  private void append(RequestLine line) {
    appender.emit(
        logger, line.level(), line.endedAtMillis(), line.thread(), null, RequestLine.FORMAT, line.parts());
  }

  /** Collects what the appender prints. */
  private static final class Lines extends PrintStream {

    private final StringBuilder text = new StringBuilder();

    Lines() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void println(Object line) {
      text.append(line).append(System.lineSeparator());
      if (text.length() >= MAX_CHARS_AT_ONCE) {
        send();
      }
    }

    void send() {
      System.err.print(text);
      text.setLength(0);
    }
  }
}
