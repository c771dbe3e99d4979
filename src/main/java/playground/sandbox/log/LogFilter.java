package playground.sandbox.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import playground.database.DatabaseUnavailableException;
import playground.server.PostedForm;
import playground.server.StaticFiles;

/**
 * Logs every request when it arrives, and its response before it is sent; except static files and the log itself. It
 * runs before all other filters.
 */
@SuppressWarnings("serial") // filters are never serialized
public final class LogFilter extends HttpFilter {

  private static final String EXCHANGE = "log.exchange";

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
    var exchange = exchange(request, response);
    try {
      chain.doFilter(exchange.request(), exchange.response());
    } catch (IOException | ServletException | RuntimeException e) {
      if (DatabaseUnavailableException.in(e).isEmpty()) { // else the log is there too, and waiting for it is in vain
        exchange.logFailure(PostedForm.statusOf(e));
      }
      throw e;
    }
    if (!request.isAsyncStarted()) {
      exchange.logResponse();
    }
  }

  /** A delayed request comes through this filter again when its delay is over; it is still the same exchange. */
  private RecordedExchange exchange(HttpServletRequest request, HttpServletResponse response) {
    var known = (RecordedExchange) request.getAttribute(EXCHANGE);
    if (known != null) {
      return known;
    }
    var exchange = new RecordedExchange(
        new RecordedRequest(request), new RecordedResponse(response), clock.instant(), log.reserve());
    request.setAttribute(EXCHANGE, exchange);
    exchange.logArrival();
    return exchange;
  }

  private boolean isLeftOut(String path) {
    return path.startsWith(StaticFiles.PATH) || path.equals(LogServlet.PATH) || log.leavesOut(path);
  }
}
