package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.sandbox.error.Diagnosis;

/** The request is served, but the connection breaks off in the middle of the answer. */
public record Cut() implements ResponseFault {

  @Override
  public String name() {
    return "cut";
  }

  @Override
  public String uncovers() {
    return "A client that sends a code or a refresh token again after a broken answer, or hangs.";
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
    response.setContentLength(Math.max(2, body.length)); // more than will come, so the server closes the connection
    response.getOutputStream().write(body, 0, body.length / 2);
    response.flushBuffer();
  }
}
