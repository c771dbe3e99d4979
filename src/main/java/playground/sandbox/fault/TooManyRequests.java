package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.Refusal;
import playground.sandbox.error.SandboxServlet;

/**
 * 429, and when to come again (contract, section 0).
 *
 * @param retryAfter in seconds
 */
public record TooManyRequests(int retryAfter) implements ResponseFault {

  @Override
  public String name() {
    return "too-many-requests";
  }

  @Override
  public String uncovers() {
    return "A client that does not wait as long as Retry-After says, or gives up at once.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.WIRE;
  }

  @Override
  public void respond(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
    response.setHeader("Retry-After", Integer.toString(retryAfter));
    SandboxServlet.refuse(request, response, new Refusal.InJson(ErrorText.TOO_MANY_REQUESTS, "the fault " + name()));
  }

  @Override
  public int number() {
    return retryAfter;
  }
}
