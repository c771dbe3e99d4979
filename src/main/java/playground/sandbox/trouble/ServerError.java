package playground.sandbox.trouble;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.sandbox.answer.Refusal;
import playground.sandbox.answer.SandboxServlet;
import playground.sandbox.answer.WireText;

/** 500 in Webex's envelope. */
public record ServerError() implements OnTheWire {

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
    return Reach.WIRE;
  }

  @Override
  public void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
    SandboxServlet.refuse(request, response, new Refusal.InJson(WireText.SERVER_ERROR, "the trouble " + name()));
  }
}
