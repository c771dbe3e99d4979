package playground.server;

import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before every servlet: names the request, sets the headers, and turns away foreign hosts and methods. */
final class SiteGuard extends Handler.Wrapper {

  private static final String REQUEST_ID = "playground.request-id";

  private final Site site;
  private final HttpFields securityHeaders;
  private final HttpField allow;

  SiteGuard(Site site, Handler next) {
    super(next);
    this.site = site;
    this.securityHeaders = SecurityHeaders.of(site);
    this.allow = new PreEncodedHttpField(HttpHeader.ALLOW, String.join(", ", new TreeSet<>(site.methods())));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().add(securityHeaders); // nothing is there yet that they could replace
    if (!site.hosts().allows(hostOf(request))) {
      Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
      return true;
    }
    if (!site.methods().contains(request.getMethod())) {
      response.getHeaders().put(allow);
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    if (!canBeRead(request)) {
      Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
      return true;
    }
    try {
      return super.handle(request, response, callback);
    } catch (OutOfMemoryError e) {
      OutOfMemory.endIf(e);
      throw e;
    }
  }

  /** Made on first use and the same afterwards; on error pages and in the log, so that the two can be matched. */
  static String requestId(Request request) {
    var known = (String) request.getAttribute(REQUEST_ID);
    if (known != null) {
      return known;
    }
    var made = Integer.toHexString(ThreadLocalRandom.current().nextInt() | 0x10000000);
    request.setAttribute(REQUEST_ID, made);
    return made;
  }

  /** Rejects a body in an unknown charset, which would otherwise give a 500 when a servlet reads it. */
  private static boolean canBeRead(Request request) {
    try {
      Request.getCharset(request);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String hostOf(Request request) {
    return request.getHttpURI().getAuthority() == null ? null : Request.getServerName(request);
  }
}
