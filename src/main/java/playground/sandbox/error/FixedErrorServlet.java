package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Refuses every request to a path where nothing is served. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class FixedErrorServlet extends SandboxServlet {

  private final ErrorText text;
  private final Cause cause;

  public FixedErrorServlet(ErrorText text, Cause cause) {
    super("GET", "HEAD", "POST", "PUT", "DELETE");
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

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response) {
    throw RefusalException.json(text, cause);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    throw RefusalException.json(text, cause);
  }
}
