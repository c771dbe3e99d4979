package playground.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A balancer without stickiness: each request goes to the next node, as it came, {@code Host} included. A node that takes no
 * connection is left out.
 */
public final class RoundRobinProxy implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)\r?$");
  private static final Pattern CONNECTION = Pattern.compile("(?im)^connection:.*\r\n");

  private final ServerSocket port;
  private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
    var daemon = new Thread(work, "round-robin-proxy");
    daemon.setDaemon(true);
    return daemon;
  });
  private final AtomicInteger next = new AtomicInteger();
  private final Queue<Passed> passed = new ConcurrentLinkedQueue<>();
  private volatile List<Integer> nodes = List.of();

  /**
   * One request and what it was answered, as text.
   *
   * @param node its place in the list
   */
  public record Passed(int node, String request, String response) {

    /** Method and path, without the query. */
    public String call() {
      return request.substring(0, request.indexOf(" HTTP/1.1\r\n")).replaceFirst("\\?.*", "");
    }
  }

  /** Takes a free port. */
  public RoundRobinProxy() {
    try {
      port = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** By which its clients come. */
  public URI address() {
    return URI.create("http://localhost:" + port.getLocalPort());
  }

  /** Passes requests on to these, from now on. */
  public RoundRobinProxy to(List<Integer> portsOfNodes) {
    nodes = List.copyOf(portsOfNodes);
    return this;
  }

  /** All that has been passed on and answered so far, in the order of the answers. */
  public List<Passed> passed() {
    return List.copyOf(passed);
  }

  /** Forgets what was passed on so far. */
  public void clear() {
    passed.clear();
  }

  private void accept() {
    try {
      while (true) {
        var client = port.accept();
        threads.execute(() -> pass(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void pass(Socket client) {
    try (client) {
      var request = request(new BufferedInputStream(client.getInputStream()));
      if (!request.isEmpty()) {
        pass(request, client);
      }
    } catch (IOException e) {
      return; // one of the two has gone, which the other notices by itself
    }
  }

  private void pass(String request, Socket client) throws IOException {
    var ports = nodes;
    var first = next.getAndIncrement();
    for (var tries = 0; tries < ports.size(); tries++) {
      var node = (first + tries) % ports.size();
      try (var server = new Socket(InetAddress.getLoopbackAddress(), ports.get(node))) {
        server.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        var response = server.getInputStream().readAllBytes();
        passed.add(new Passed(node, request, new String(response, StandardCharsets.UTF_8)));
        client.getOutputStream().write(response);
        return;
      } catch (ConnectException isGone) {
        continue;
      }
    }
  }

  /** The whole request, which is the last one of its connection; empty when none comes. */
  private static String request(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      var octet = in.read();
      if (octet < 0) {
        return "";
      }
      head.write(octet);
    }
    var text = CONNECTION.matcher(head.toString(StandardCharsets.ISO_8859_1)).replaceAll("");
    var length = LENGTH.matcher(text);
    var body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    return text.replaceFirst("\r\n", "\r\nConnection: close\r\n") + new String(body, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
