package playground.sandbox.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import playground.sandbox.error.SandboxServlet;

/** {@code POST /reset}: goes back to the seed data. The same-origin filter rejects what a page of another origin sends. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ResetServlet extends SandboxServlet {

  public static final String PATH = "/reset";

  private final Controls controls;

  public ResetServlet(Controls controls) {
    super("POST");
    this.controls = controls;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    controls.reset();
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
