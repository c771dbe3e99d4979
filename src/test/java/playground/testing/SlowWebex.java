package playground.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A Webex that takes its time: a request is held until the test says what to answer, or for ever. */
public final class SlowWebex implements AutoCloseable {

  private final ServerSocket port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private Socket caller;

  public SlowWebex() throws IOException {}

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port.getLocalPort() + "/v1");
  }

  /** Waits until somebody calls, and leaves them waiting. */
  public void awaitCall() throws IOException {
    caller = port.accept();
  }

  /** Grants a token to whoever called. */
  public void grant() throws IOException {
    var body = "{\"access_token\":\"a-token\",\"expires_in\":1209599}";
    var response =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    caller.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
    caller.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    port.close();
    if (caller != null) {
      caller.close();
    }
  }
}
