package playground.sandbox.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import playground.sandbox.error.Refusal;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.view.Exposure;

/** Refuses to change the sandbox for everybody when the request does not come from where that is allowed. */
@SuppressWarnings("serial") // filters are never serialized
public final class ControlFilter extends HttpFilter {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SAFE_METHODS.contains(request.getMethod()) || Exposure.of(request).allowsControls(request)) {
      chain.doFilter(request, response);
    } else {
      SandboxServlet.refuse(request, response, new Refusal.ControlDenied());
    }
  }
}
