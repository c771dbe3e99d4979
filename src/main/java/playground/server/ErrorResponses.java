package playground.server;

import org.eclipse.jetty.ee10.servlet.ErrorHandler;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jetty's error pages replaced by the site's own: no stack trace, no exception text, no server name. The cause goes to
 * the log alone, beside the request id that the page shows.
 */
final class ErrorResponses extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

  private final Site site;

  ErrorResponses(Site site) {
    this.site = site;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var id = SiteGuard.requestId(request);
    if (request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause) {
      OutOfMemory.endIf(cause);
    }
    var status = response.getStatus() < 400 ? 500 : response.getStatus();
    if (status >= 500 && request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause && isFaultOfOurs(cause)) {
      LOG.warn("{} request {} failed", site.name(), id, cause);
    }
    SecurityHeaders.apply(
        SecurityHeaders.contentSecurityPolicy(site.formTargets()), response.getHeaders()::put);
    var page = site.errorPage().response(status, id, pathOf(request));
    page.headers().forEach(response.getHeaders()::put);
    Content.Sink.write(response, true, page.body(), callback);
    return true;
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
