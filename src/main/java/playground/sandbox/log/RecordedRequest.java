package playground.sandbox.log;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A request whose body is copied while a servlet reads it, up to a limit. */
final class RecordedRequest extends HttpServletRequestWrapper {

  static final int MAX_BYTES = 16 * 1024;

  private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
  private Runnable beforeDelay = () -> {};

  RecordedRequest(HttpServletRequest request) {
    super(request);
  }

  /** Calls back before the request is delayed; afterwards another thread may serve it. */
  void beforeDelay(Runnable callback) {
    beforeDelay = callback;
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    beforeDelay.run();
    return super.startAsync(request, response);
  }

  /** The bytes that were read; one more than {@link #MAX_BYTES} when the body is longer. */
  byte[] recorded() {
    return recorded.toByteArray();
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    var real = super.getInputStream();
    return new ServletInputStream() {
      @Override
      public int read() throws IOException {
        var octet = real.read();
        if (octet >= 0 && recorded.size() <= MAX_BYTES) {
          recorded.write(octet);
        }
        return octet;
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        var count = real.read(into, from, most);
        if (count > 0) {
          recorded.write(into, from, Math.min(count, MAX_BYTES + 1 - recorded.size()));
        }
        return count;
      }

      @Override
      public boolean isFinished() {
        return real.isFinished();
      }

      @Override
      public boolean isReady() {
        return real.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        real.setReadListener(listener);
      }
    };
  }
}
