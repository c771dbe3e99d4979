package playground.server;

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

  /** Something that takes headers: Jetty's fields, or a servlet response. */
  interface Target {
    void put(String name, String value);
  }

  static void apply(String contentSecurityPolicy, Target target) {
    target.put(CONTENT_SECURITY_POLICY, contentSecurityPolicy);
    target.put("X-Content-Type-Options", "nosniff");
    target.put("Referrer-Policy", "no-referrer");
    target.put("Cross-Origin-Opener-Policy", "same-origin");
    target.put("Cross-Origin-Resource-Policy", "same-origin");
    target.put("X-Frame-Options", "DENY");
    target.put("Cache-Control", "no-store");
  }
}
