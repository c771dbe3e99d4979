package playground.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import playground.oauth.Loopback;
import playground.sandbox.error.SandboxErrors;
import playground.testing.RawHttp;
import playground.testing.Wait;

/** F-15: which connections are closed at once when the server stops, because no request is lost with them. */
class KeptConnectionsTest {

  private WebServer server;
  private Socket client;

  @BeforeEach
  void start() throws IOException {
    server = WebServer.bind("127.0.0.1", 0, "the test");
    server.start(new Site("tiny", new HostAllowlist(Loopback.NAMES), Set.of("POST"), "", new SandboxErrors(Optional.empty()),
        servlets -> servlets.addServlet("only", new Taking()).addMapping("/taken")));
    client = RawHttp.connect(server.port());
  }

  @AfterEach
  void end() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void oneThatHasHadItsResponseIsOneOfThem() throws Exception {
    send("POST /taken HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab");

    assertEquals("HTTP/1.1 204", received(12));
    Wait.until("it waits for the next request", () -> closedAtOnce() == 1);
  }

  @Test
  void oneWhoseBodyIsStillComingIsNot() throws Exception {
    send("POST /taken HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    assertEquals("HTTP/1.1 100 Continue\r\n\r\n", received(25));

    assertEquals(0, closedAtOnce());
    send("a");
    assertEquals(0, closedAtOnce());
    send("b");
    assertEquals("HTTP/1.1 204", received(12));
  }

  /** A browser may connect before it has something to send, and its first request may be under way. */
  @Test
  void oneThatHasHadNoResponseYetIsNot() throws Exception {
    send("POST /taken HTTP/1.1\r\nHost: ");

    assertEquals(0, closedAtOnce());
    send("localhost\r\nContent-Length: 0\r\n\r\n");
    assertEquals("HTTP/1.1 204", received(12));
  }

  private long closedAtOnce() {
    return server.betweenRequests().count();
  }

  private void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private String received(int length) throws IOException {
    return new String(client.getInputStream().readNBytes(length), ISO_8859_1);
  }

  @SuppressWarnings("serial") // never serialized
  private static final class Taking extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
      request.getInputStream().readAllBytes();
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }
}
