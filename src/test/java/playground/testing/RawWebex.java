package playground.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Webex that the test plays byte by byte, on a free port: for what no well-behaved server library would send. */
public final class RawWebex implements AfterEachCallback {

  /** What happens once a request is there, whole; afterwards the connection is closed. */
  public interface Response {
    void to(Socket connection) throws IOException;
  }

  /** What happens once that request is there, whole. */
  public interface ResponseToRequest {
    void to(String request, Socket connection) throws IOException;
  }

  /** Keeps the connection open and says nothing, until the test is over. */
  public static final Response SILENCE =
      connection -> {
        while (connection.getInputStream().read() >= 0) {
          // whatever the client says
        }
      };

  private final ServerSocket port;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private volatile Optional<Thread> acceptor = Optional.empty();
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private volatile ResponseToRequest response = (request, connection) -> SILENCE.to(connection);

  public RawWebex() {
    this(400);
  }

  private RawWebex(int backlog) {
    try {
      port = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins to take connections, and answers all of them alike. */
  public void answering(Response response) {
    nowAnswering(response);
    acceptor = Optional.of(start(this::accept));
  }

  /** Begins to take connections, and looks at each request before it answers. */
  public void respondingToEach(ResponseToRequest response) {
    this.response = response;
    acceptor = Optional.of(start(this::accept));
  }

  /** Answers otherwise from now on. */
  public void nowAnswering(Response response) {
    this.response = (request, connection) -> response.to(connection);
  }

  /** A success with that body. */
  public static Response ok(String body) {
    var text = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    return connection -> connection.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** Answers with exactly these bytes, one for each character. */
  public void answering(String bytes) {
    answering(connection -> connection.getOutputStream().write(bytes.getBytes(ISO_8859_1)));
  }

  /** Takes no connection at all: whoever comes gets no sign of life, as behind a firewall that drops. */
  public static RawWebex blackHole() {
    var hole = new RawWebex(1);
    hole.fillUp();
    return hole;
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port.getLocalPort() + "/v1");
  }

  /** The next request that arrives, as it was on the wire; waits for it. */
  public String nextRequest() {
    try {
      return arrived.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How many requests arrived that nobody has asked for yet. */
  public int requestsLeft() {
    return arrived.size();
  }

  /** Closes the port: whoever waits for an answer gets none. */
  public void close() {
    try {
      port.close();
      acceptor.ifPresent(RawWebex::awaitEnd); // until then the system still takes connections for it
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  private void fillUp() {
    try {
      while (true) {
        var waiting = new Socket();
        connections.add(waiting);
        waiting.connect(new InetSocketAddress(port.getInetAddress(), port.getLocalPort()), 300);
      }
    } catch (SocketTimeoutException full) {
      return; // which is what it should be
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() throws IOException {
    while (!port.isClosed()) {
      var connection = port.accept();
      connections.add(connection);
      if (port.isClosed()) { // the client repeated its request while the port was being closed
        connection.close();
        return;
      }
      start(() -> serve(connection));
    }
  }

  private void serve(Socket connection) throws IOException {
    try (connection) {
      var request = read(new BufferedInputStream(connection.getInputStream()));
      arrived.add(request);
      response.to(request, connection);
    }
  }

  private static String read(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      var octet = in.read();
      if (octet < 0) {
        return text.toString();
      }
      text.append((char) octet);
    }
    return text + new String(in.readNBytes(lengthIn(text.toString())), UTF_8);
  }

  private static int lengthIn(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length: "))
        .map(line -> Integer.parseInt(line.substring("content-length: ".length())))
        .findFirst()
        .orElse(0);
  }

  private interface Work {
    void run() throws IOException;
  }

  /** A connection that breaks ends its own thread and nothing else. */
  private static Thread start(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                Thread.currentThread().interrupt(); // the test has closed the port, or the client has gone
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
