package playground.sandbox.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import playground.server.PostedForm;
import playground.server.StaticFiles;

/** Stands before everything and writes down what came and what went; static files and the log itself left out. */
@SuppressWarnings("serial") // filters are never serialized
public final class LogFilter extends HttpFilter {

  private final RequestLog log;
  private final Clock clock;

  /**
   * @param clock the sandbox's
   */
  public LogFilter(RequestLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isLeftOut(request.getRequestURI())) {
      chain.doFilter(request, response);
      return;
    }
    var recordedRequest = new RecordedRequest(request);
    var recordedResponse = new RecordedResponse(response);
    var exchange = new RecordedExchange(recordedRequest, recordedResponse, clock.instant());
    try {
      chain.doFilter(recordedRequest, recordedResponse);
    } catch (IOException | ServletException | RuntimeException e) {
      log.add(exchange.failed(PostedForm.statusOf(e)));
      throw e;
    }
    if (!request.isAsyncStarted()) { // else it comes by once more, when its delay is over
      log.add(exchange.completed());
    }
  }

  private static boolean isLeftOut(String path) {
    return path.startsWith(StaticFiles.PATH) || path.equals(LogServlet.PATH);
  }
}
