package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.Refusal;
import playground.sandbox.error.SandboxServlet;

/** 500 in Webex's envelope. */
public record ServerError() implements ResponseFault {

  @Override
  public String name() {
    return "server-error";
  }

  @Override
  public String uncovers() {
    return "A client that throws its tokens away because the server has a bad day.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.WIRE;
  }

  @Override
  public void respond(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
    SandboxServlet.refuse(request, response, new Refusal.InJson(ErrorText.SERVER_ERROR, "the fault " + name()));
  }
}
