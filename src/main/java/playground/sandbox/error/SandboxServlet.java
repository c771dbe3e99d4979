package playground.sandbox.error;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The base of all endpoints of the sandbox: tracking id, allowed methods, refusals. */
@SuppressWarnings("serial") // our servlets are never serialized
public abstract class SandboxServlet extends HttpServlet {

  private static final Logger LOG = LoggerFactory.getLogger("playground.sandbox");

  private final List<String> methods;

  /**
   * @param methods the HTTP methods that this endpoint allows
   */
  protected SandboxServlet(String... methods) {
    this.methods = List.of(methods);
  }

  /** The HTTP methods that this endpoint allows. */
  public final List<String> methods() {
    return methods;
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setHeader(TrackingId.HEADER, TrackingId.of(request));
    try {
      requireMethod(request, response);
      super.service(request, response);
    } catch (RefusalException refused) {
      refuse(request, response, refused.refusal());
    }
  }

  /** Sends a refusal and logs its cause. */
  public static void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    response.setHeader(TrackingId.HEADER, TrackingId.of(request));
    Diagnosis.of(request).note(refusal.cause());
    refusal.send(request, response);
    LOG.info(
        "sandbox refused {}: {}, tracking id {}",
        Diagnosis.line(request.getServletPath()),
        Diagnosis.line(refusal.cause()),
        Diagnosis.line(TrackingId.of(request)));
  }

  private void requireMethod(HttpServletRequest request, HttpServletResponse response) {
    if (!methods.contains(request.getMethod())) {
      response.setHeader("Allow", String.join(", ", methods));
      throw RefusalException.json(ErrorText.METHOD_NOT_ALLOWED, Cause.METHOD_NOT_ALLOWED, methods);
    }
  }
}
