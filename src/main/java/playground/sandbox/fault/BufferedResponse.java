package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Lets a servlet answer and keeps the body back; the sandbox's own answers are small. Status and headers go through. */
final class BufferedResponse extends HttpServletResponseWrapper {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private BufferedResponse(HttpServletResponse response) {
    super(response);
  }

  /** The body that the servlet at the chain's end would have sent. */
  static byte[] of(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var buffered = new BufferedResponse(response);
    chain.doFilter(request, buffered);
    return buffered.body.toByteArray();
  }

  @Override
  public void setContentLength(int length) {
    // whoever keeps the body says how long the rest is
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new ServletOutputStream() {
      @Override
      public void write(int octet) {
        body.write(octet);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("the servlets here do not write that way");
      }
    };
  }
}
