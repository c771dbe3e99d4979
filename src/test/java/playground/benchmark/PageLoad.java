package playground.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Connections that ask for {@code /} as a browser does that comes for the first time, over and over, all on one thread. */
final class PageLoad {

  static final int CONNECTIONS = 16;

  private static final int BUFFER_BYTES = 64 * 1024;

  /**
   * What came back.
   *
   * @param responses with 200
   * @param failures other responses, connections that broke, and requests without a response
   */
  record Result(long responses, long failures, double seconds) {}

  private final InetSocketAddress server;
  private final byte[] request;
  private final ByteBuffer octets = ByteBuffer.allocate(BUFFER_BYTES);
  private final Selector selector;
  private long unsent;
  private long responses;
  private long failures;

  private PageLoad(URI server, long requests, Selector selector) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.request = ("GET / HTTP/1.1\r\nHost: localhost:" + server.getPort() + "\r\nAccept: text/html\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    this.unsent = requests;
    this.selector = selector;
  }

  /** As many requests as fit into the time. */
  static Result during(Duration time, URI server) throws IOException {
    return send(server, Long.MAX_VALUE, time);
  }

  /** That many requests; what has no response after a minute has failed. */
  static Result of(long requests, URI server) throws IOException {
    var result = send(server, requests, Duration.ofMinutes(1));
    return new Result(result.responses, requests - result.responses, result.seconds);
  }

  private static Result send(URI server, long requests, Duration atMost) throws IOException {
    try (var selector = Selector.open()) {
      return new PageLoad(server, requests, selector).send(requests, atMost.toNanos());
    }
  }

  private Result send(long requests, long atMost) throws IOException {
    var began = System.nanoTime();
    for (var i = 0; i < CONNECTIONS; i++) {
      connect();
    }
    while (responses + failures < requests && System.nanoTime() - began < atMost) {
      selector.select(this::receive, 100);
    }
    var seconds = (System.nanoTime() - began) / 1e9;
    for (var key : selector.keys()) {
      key.channel().close();
    }
    return new Result(responses, failures, seconds);
  }

  private void connect() throws IOException {
    var channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new ResponseReader(false));
    ask(channel);
  }

  private void ask(SocketChannel channel) throws IOException {
    if (unsent-- > 0) {
      var unwritten = ByteBuffer.wrap(request);
      while (unwritten.hasRemaining()) {
        channel.write(unwritten);
      }
    }
  }

  private void receive(SelectionKey key) {
    try {
      if (!receive((SocketChannel) key.channel(), (ResponseReader) key.attachment())) {
        failures++;
        key.channel().close();
        connect();
      }
    } catch (IOException broken) {
      failures++;
      key.cancel();
    }
  }

  /** False when the server has closed the connection. */
  private boolean receive(SocketChannel channel, ResponseReader response) throws IOException {
    octets.clear();
    if (channel.read(octets) < 0) {
      return false;
    }
    octets.flip();
    if (response.read(octets)) {
      if (response.status() == 200) {
        responses++;
      } else {
        failures++;
      }
      ask(channel);
    }
    return true;
  }
}
