package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import playground.sandbox.error.Diagnosis;

/** An answer without end, nearly: {@value #BYTES} bytes that begin as JSON. */
public record Huge() implements ResponseFault {

  /** 64 MiB. */
  static final int BYTES = 64 << 20;

  private static final int PIECE = 64 << 10; // so that the sandbox itself needs little memory for it

  @Override
  public String name() {
    return "huge";
  }

  @Override
  public String uncovers() {
    return "A client that reads an answer into memory without a limit.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.WIRE;
  }

  @Override
  public void respond(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
    Diagnosis.of(request).note("the fault " + name());
    response.setStatus(200);
    response.setHeader("Content-Type", "application/json;charset=UTF-8");
    response.setContentLength(BYTES);
    var piece = "a".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);
    var start = Arrays.copyOf("{\"access_token\":\"".getBytes(StandardCharsets.US_ASCII), PIECE);
    Arrays.fill(start, 17, PIECE, (byte) 'a');
    response.getOutputStream().write(start);
    for (var sent = PIECE; sent < BYTES; sent += PIECE) {
      response.getOutputStream().write(piece);
    }
  }
}
