package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.sandbox.error.Diagnosis;

/** The request is served, but half of the answer is missing, and the length says that it is whole. */
public record Truncated() implements ResponseFault {

  @Override
  public String name() {
    return "truncated";
  }

  @Override
  public String uncovers() {
    return "A client that takes an answer for good because its status and headers are.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.WIRE;
  }

  @Override
  public void respond(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Diagnosis.of(request).note("the fault " + name() + "; the request was served all the same");
    var body = BufferedResponse.of(request, response, chain);
    response.setContentLength(body.length / 2);
    response.getOutputStream().write(body, 0, body.length / 2);
  }
}
