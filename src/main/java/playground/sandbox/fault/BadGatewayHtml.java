package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import playground.sandbox.error.Diagnosis;

/** 502 from a proxy in front, which speaks HTML where JSON is expected. */
public record BadGatewayHtml() implements ResponseFault {

  private static final String PAGE = """
      <html>
      <head><title>502 Bad Gateway</title></head>
      <body><center><h1>502 Bad Gateway</h1></center></body>
      </html>
      """;

  @Override
  public String name() {
    return "bad-gateway-html";
  }

  @Override
  public String uncovers() {
    return "A client that reads every answer as JSON.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.WIRE;
  }

  @Override
  public void respond(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
    Diagnosis.of(request).note("the fault " + name());
    var page = PAGE.getBytes(StandardCharsets.UTF_8);
    response.setStatus(502);
    response.setContentType("text/html");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
