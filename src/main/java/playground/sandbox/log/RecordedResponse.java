package playground.sandbox.log;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A response whose body is copied while it is sent, up to a limit; nothing is buffered. */
final class RecordedResponse extends HttpServletResponseWrapper {

  static final int MAX_BYTES = 16 * 1024;

  private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
  private Runnable beforeSending = () -> {};

  RecordedResponse(HttpServletResponse response) {
    super(response);
  }

  /** Calls back before the first bytes of the body are sent; the client may have the whole response soon after. */
  void beforeSending(Runnable callback) {
    beforeSending = callback;
  }

  /** How many bytes {@link #recorded()} has. */
  int recordedBytes() {
    return recorded.size();
  }

  /** The bytes that were sent; one more than {@link #MAX_BYTES} when the body is longer. */
  byte[] recorded() {
    return recorded.toByteArray();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    var real = super.getOutputStream();
    return new ServletOutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int from, int count) throws IOException {
        var isFirst = recorded.size() == 0;
        recorded.write(octets, from, Math.min(count, MAX_BYTES + 1 - recorded.size()));
        if (isFirst) {
          beforeSending.run();
        }
        real.write(octets, from, count);
      }

      @Override
      public void flush() throws IOException {
        real.flush();
      }

      @Override
      public boolean isReady() {
        return real.isReady();
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        real.setWriteListener(listener);
      }
    };
  }
}
