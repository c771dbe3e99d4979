package playground.server;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ErrorHandler;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.DatabaseUnavailableException;

/**
 * Jetty's error pages replaced by the site's own: no stack trace, no exception text, no server name. The cause goes to
 * the log alone, beside the request id that the page shows. A request that met an outage of the database gets 503 and
 * {@code Retry-After}.
 */
final class ErrorResponses extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

  /** After an outage of the database, when a request may come again: a standby takes over within seconds. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Site site;
  private final HttpFields securityHeaders;

  ErrorResponses(Site site) {
    this.site = site;
    this.securityHeaders = SecurityHeaders.of(site);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var id = SiteGuard.requestId(request);
    if (request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause) {
      OutOfMemory.endIf(cause);
    }
    var outage = outage(request);
    outage.ifPresent(cause -> {
      LOG.warn("{} request {} got 503: the database is unavailable: {}", site.name(), id, cause.getMessage());
      response.setStatus(503);
    });
    var status = response.getStatus() < 400 ? 500 : response.getStatus();
    if (outage.isEmpty()
        && status >= 500 && request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause && isFaultOfOurs(cause)) {
      LOG.warn("{} request {} failed", site.name(), id, cause);
    }
    securityHeaders.forEach(response.getHeaders()::put);
    var page = outage.isPresent()
        ? site.errorPage().outageResponse(id, pathOf(request))
        : site.errorPage().response(status, id, pathOf(request));
    page.headers().forEach(response.getHeaders()::put);
    outage.ifPresent(cause -> response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER.toSeconds()));
    Content.Sink.write(response, true, page.body(), callback);
    return true;
  }

  /** The outage of the database that the request met; empty when it failed for another reason. */
  private static Optional<DatabaseUnavailableException> outage(Request request) {
    return request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause
        ? DatabaseUnavailableException.in(cause)
        : Optional.empty();
  }

  /** Jetty calls quiet what the other end did, such as going away in the middle of a form. */
  private static boolean isFaultOfOurs(Throwable cause) {
    return !QuietException.isQuiet(cause);
  }

  private static String pathOf(Request request) {
    var uri = request.getHttpURI();
    return uri == null || uri.getCanonicalPath() == null ? "" : uri.getCanonicalPath(); // as servlets are chosen by
  }
}
