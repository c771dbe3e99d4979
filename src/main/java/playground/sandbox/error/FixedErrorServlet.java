package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Stands where there is nothing, and says so in Webex's words. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class FixedErrorServlet extends SandboxServlet {

  private final ErrorText text;
  private final String cause;

  public FixedErrorServlet(ErrorText text, String cause) {
    super("GET", "HEAD", "POST");
    this.text = text;
    this.cause = cause;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    throw RefusalException.json(text, cause);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    throw RefusalException.json(text, cause);
  }
}
