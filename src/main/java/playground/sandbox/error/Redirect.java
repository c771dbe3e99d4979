package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Redirects the browser. */
public final class Redirect {

  private Redirect() {}

  /**
   * With 302, or after a POST with 303: "the authorization server MUST NOT use 307" (RFC 9700 §4.12), because the
   * browser would post the person's input to the client.
   *
   * @param location absolute, percent-encoded
   */
  public static void send(HttpServletRequest request, HttpServletResponse response, String location) {
    response.setStatus(request.getMethod().equals("POST") ? 303 : 302);
    response.setHeader("Location", location);
  }
}
