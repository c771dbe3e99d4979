package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Where SLF4J writes elsewhere than to Jetty's logger, as in programs of others. */
class LoggerLinesTest {

  private final ListLogger logger = new ListLogger();

  @Test
  void linesOfRequestsGoToWhateverLoggerThereIs() {
    var output = RequestLines.output(logger);

    output.write(List.of(line("/v1/rooms"), line("/assets/a.css"), line("/a\nFORGED"), line(null)), 3);

    assertEquals(
        List.of(
            "INFO sandbox GET /v1/rooms 200 5 ms, request 1",
            "DEBUG sandbox GET /assets/a.css 200 5 ms, request 1",
            "INFO sandbox GET /a?FORGED 200 5 ms, request 1",
            "INFO sandbox GET - 200 5 ms, request 1",
            "WARN Lines missing here: 3. The log could not take them in time."),
        logger.lines);
  }

  private static RequestLine line(String path) {
    return new RequestLine(0, "thread", "sandbox", "GET", path, 200, 5, "1");
  }

  @SuppressWarnings("serial") // never serialized
  private static final class ListLogger extends AbstractLogger {

    final List<String> lines = new ArrayList<>();

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String pattern, Object[] arguments, Throwable failure) {
      lines.add(level + " " + MessageFormatter.arrayFormat(pattern, arguments).getMessage());
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
      return true;
    }
  }
}
