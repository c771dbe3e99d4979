package playground.sandbox.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Stands where there is nothing, and says so in Webex's words. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class AlwaysRefused extends SandboxServlet {

  private final WireText text;
  private final String cause;

  public AlwaysRefused(WireText text, String cause) {
    super("GET", "HEAD", "POST");
    this.text = text;
    this.cause = cause;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    throw Refused.json(text, cause);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    throw Refused.json(text, cause);
  }
}
