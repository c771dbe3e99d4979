package playground.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** The headers of every response, error pages and stylesheets included. */
public final class SecurityHeaders {

  public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  private SecurityHeaders() {}

  /**
   * Allows scripts and styles that are files of ours and nothing else; no frame may show the page. {@code data:} is
   * for the small pictures inside the stylesheet.
   *
   * @param formTargets origins that a form may end up at, beside our own. Chromium holds every redirect that follows a
   *     form's POST against this list, so the authorization server must be on it
   */
  public static String contentSecurityPolicy(String formTargets) {
    return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
        + " form-action "
        + ("'self' " + formTargets).strip();
  }

  /** All of them, encoded once for every response of a site. */
  static HttpFields of(Site site) {
    return HttpFields.build()
        .add(new PreEncodedHttpField(CONTENT_SECURITY_POLICY, contentSecurityPolicy(site.formTargets())))
        .add(new PreEncodedHttpField("X-Content-Type-Options", "nosniff"))
        .add(new PreEncodedHttpField("Referrer-Policy", "no-referrer"))
        .add(new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"))
        .add(new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"))
        .add(new PreEncodedHttpField("X-Frame-Options", "DENY"))
        .add(new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"))
        .asImmutable();
  }
}
