package playground.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;
import playground.testing.RunningSandbox;

/** W-19: a body may come as slowly as it likes; its sender holds a connection, and no thread. Connections are limited. */
@Isolated("hundreds of connections at once")
class SlowBodiesTest {

  /** More than the threads of a server. */
  private static final int SENDERS = 250;

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @RegisterExtension
  final RunningPlayground playground =
      RunningPlayground.with(URI.create("http://localhost:1/v1"), Duration.ofSeconds(1));

  /** Of each body one byte has come, and the rest never comes. */
  @ParameterizedTest
  @ValueSource(strings = {
      "Content-Type: application/json\nContent-Length: 1000\n\n{",
      "Content-Type: application/json\nTransfer-Encoding: chunked\n\n1\n{\n",
      "Content-Type: multipart/form-data; boundary=x\nContent-Length: 1000\n\n-",
      "Content-Type: text/plain\nContent-Length: 1000\n\na",
      "Content-Type: application/x-www-form-urlencoded\nContent-Length: 1000\n\na",
      "Content-Length: 1000\n\na",
      "Transfer-Encoding: chunked\n\n1\na\n",
  })
  void sendersThatNeverFinishDoNotStopTheSandbox(String unfinished) throws Exception {
    try (var slow = new SlowSenders(sandbox.port())) {
      slow.send("POST /v1/access_token", unfinished);

      assertEquals(200, RawHttp.status(RawHttp.get(sandbox.port(), "/healthz")));
      assertEquals(200, sandbox.tokens().statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Content-Type: application/json\nContent-Length: 1000\n\n{",
      "Content-Type: multipart/form-data; boundary=x\nTransfer-Encoding: chunked\n\n1\n-\n",
      "Transfer-Encoding: chunked\n\n1\na\n",
  })
  void sendersThatNeverFinishDoNotStopTheSandboxesPages(String unfinished) throws Exception {
    try (var slow = new SlowSenders(sandbox.port())) {
      slow.send("PUT /faults", unfinished);

      assertEquals(200, RawHttp.status(RawHttp.get(sandbox.port(), "/healthz")));
      assertEquals(200, sandbox.get("/faults").statusCode());
      assertEquals(200, sandbox.faults("[]").statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Content-Type: application/json\nContent-Length: 1000\n\n{",
      "Content-Type: multipart/form-data; boundary=x\nContent-Length: 1000\n\n-",
      "Content-Type: text/plain\nTransfer-Encoding: chunked\n\n1\na\n",
      "Content-Length: 1000\n\na",
  })
  void sendersThatNeverFinishDoNotStopThePlayground(String unfinished) throws Exception {
    try (var slow = new SlowSenders(playground.port())) {
      slow.send("POST /authorize", unfinished);

      assertEquals(200, RawHttp.status(RawHttp.get(playground.port(), "/healthz")));
      assertEquals(200, playground.newBrowser().get("/").status());
      assertEquals(303, playground.newBrowser().post("/authorize", "state=s").status());
    }
  }

  /** Nothing is lost by waiting: the servlet reads the whole body. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyThatComesByteByByteIsReadWhole(boolean isChunked) throws Exception {
    var json = "{\"grant_type\":\"authorization_code\",\"code\":\"" + sandbox.code() + "\",\"redirect_uri\":\""
        + RunningSandbox.CALLBACK + "\",\"client_id\":\"" + sandbox.clientId() + "\",\"client_secret\":\""
        + sandbox.clientSecret() + "\"}";
    try (var socket = RawHttp.connect(sandbox.port())) {
      write(socket, "POST /v1/access_token HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
          + "Connection: close\n" + (isChunked ? "Transfer-Encoding: chunked" : "Content-Length: " + json.length())
          + "\n\n");
      for (var letter : json.split("")) {
        write(socket, isChunked ? "1\n" + letter + "\n" : letter);
      }
      write(socket, isChunked ? "0\n\n" : "");

      var response = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertEquals(200, RawHttp.status(response), response);
      assertTrue(response.contains("\"access_token\""), "the tokens");
    }
  }

  /** 64 KiB are read; one byte more is refused by whoever reads, in its own words. */
  @ParameterizedTest
  @CsvSource({"65536, 400", "65537, 413", "65538, 413"})
  void aBodyHasALimit(int length, int status) throws Exception {
    var json = "{\"grant_type\":\"" + "x".repeat(length - 17) + "\"}";

    for (var framing : new String[] {"Content-Length: " + length + "\n\n" + json,
        "Transfer-Encoding: chunked\n\n" + Integer.toHexString(length) + "\n" + json + "\n0\n\n"}) {
      var response = withoutReset(framing);

      assertEquals(status, RawHttp.status(response), response);
      assertTrue(response.contains("\r\n\r\n{\"message\":"), response);
    }
  }

  /** It is refused when there is too much of it, not when it ends. */
  @Test
  void aBodyThatNeverEndsIsRefusedAtTheLimit() throws Exception {
    try (var socket = RawHttp.connect(sandbox.port())) {
      write(socket, "POST /v1/access_token HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
          + "Transfer-Encoding: chunked\n\n10001\n" + "x".repeat(65_537) + "\n");

      var response = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);

      assertEquals("HTTP/1.1 413", response);
    }
  }

  /** RFC 9110 §10.1.1. */
  @Test
  void aSenderThatWaitsToBeAskedForItsBodyIsAsked() throws Exception {
    try (var socket = RawHttp.connect(sandbox.port())) {
      write(socket, "POST /v1/access_token HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
          + "Content-Length: 2\nExpect: 100-continue\nConnection: close\n\n");
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", new String(socket.getInputStream().readNBytes(25), ISO_8859_1));
      write(socket, "{}");

      assertEquals(400, RawHttp.status(new String(socket.getInputStream().readAllBytes(), ISO_8859_1)));
    }
  }

  /** W-18: a body that is malformed, or ends before its length, is answered once or not at all, and the connection ends. */
  @ParameterizedTest
  @ValueSource(strings = {
      "Transfer-Encoding: chunked\n\nZZ\n\n", "Transfer-Encoding: chunked\n\n1\nab\n0\n\n", "Content-Length: 9\n\n{"})
  void aDamagedBodyEndsTheConnection(String framing) throws Exception {
    try (var socket = RawHttp.connect(sandbox.port())) {
      write(socket, "POST /v1/access_token HTTP/1.1\nHost: localhost\nContent-Type: application/json\n" + framing);
      socket.shutdownOutput();

      var response = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertTrue(response.isEmpty() || RawHttp.status(response) == 400 && RawHttp.responses(response) == 1, response);
    }
    assertEquals(200, sandbox.get("/healthz").statusCode());
  }

  /** W-19, F-06: a server has so many connections at most; one more is served when another has ended. */
  @Test
  void oneConnectionTooManyWaitsUntilAnotherEnds() throws Exception {
    var connections = new ArrayDeque<Socket>();
    try {
      for (var i = 0; i < WebServer.MAX_CONNECTIONS; i++) {
        connections.add(RawHttp.connect(sandbox.port()));
        assertServed(connections.getLast());
      }
      try (var oneMore = RawHttp.connect(sandbox.port())) {
        write(oneMore, "GET /healthz HTTP/1.1\nHost: localhost\n\n");
        oneMore.setSoTimeout(200);
        assertThrows(SocketTimeoutException.class, () -> oneMore.getInputStream().read());

        connections.removeFirst().close();

        oneMore.setSoTimeout(10_000);
        assertEquals("HTTP/1.1 200", new String(oneMore.getInputStream().readNBytes(12), ISO_8859_1));
      }
    } finally {
      for (var connection : connections) {
        connection.close();
      }
    }
  }

  /** Sends a request on a connection and leaves it open. */
  private static void assertServed(Socket connection) throws Exception {
    write(connection, "GET /healthz HTTP/1.1\nHost: localhost\n\n");
    assertEquals("HTTP/1.1 200", new String(connection.getInputStream().readNBytes(12), ISO_8859_1));
  }

  /** Reads the answer also when the server closes before it has read all that is sent. */
  private String withoutReset(String framing) throws Exception {
    try (var socket = RawHttp.connect(sandbox.port())) {
      write(socket, "POST /v1/access_token HTTP/1.1\nHost: localhost\nContent-Type: application/json\n" + framing);
      var response = new StringBuilder();
      while (!response.toString().endsWith("}]")) {
        var octet = socket.getInputStream().read();
        assertTrue(octet >= 0, response.toString());
        response.append((char) octet);
      }
      return response.toString();
    }
  }

  private static void write(Socket socket, String text) throws Exception {
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Senders that have begun a request each; closing them ends their connections. */
  private static final class SlowSenders implements AutoCloseable {

    private final ArrayList<Socket> sockets = new ArrayList<>();
    private final int port;

    SlowSenders(int port) {
      this.port = port;
    }

    void send(String start, String unfinished) throws Exception {
      for (var i = 0; i < SENDERS; i++) {
        var socket = RawHttp.connect(port);
        sockets.add(socket);
        write(socket, start + " HTTP/1.1\nHost: localhost\n" + unfinished);
      }
    }

    @Override
    public void close() throws IOException {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
