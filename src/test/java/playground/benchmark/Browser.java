package playground.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without anything that costs time: cookies, redirects, and one connection to each server. */
final class Browser implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;

  /** One connection; what comes over it is read into the same buffer. */
  private record Connection(SocketChannel channel, ByteBuffer octets, ResponseReader response) {

    static Connection to(int port) throws IOException {
      var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      return new Connection(channel, ByteBuffer.allocate(BUFFER_BYTES), new ResponseReader(true));
    }

    ResponseReader exchange(String request) throws IOException {
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      do {
        octets.clear();
        if (channel.read(octets) < 0) {
          throw new EOFException("the server closed the connection");
        }
        octets.flip();
      } while (!response.read(octets));
      return response;
    }
  }

  private final Map<Integer, Connection> connections = new HashMap<>();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /** The page that it leads to. */
  String get(URI address) throws IOException {
    return follow(address, exchange(address, "GET", ""));
  }

  /** The page that it leads to. */
  String post(URI address, Map<String, String> form) throws IOException {
    var body = form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return follow(address, exchange(address, "POST", body));
  }

  private String follow(URI address, ResponseReader response) throws IOException {
    while (response.status() == 302 || response.status() == 303) {
      address = address.resolve(response.headers("Location").get(0));
      response = exchange(address, "GET", "");
    }
    if (response.status() != 200) {
      throw new IOException(address.getPath() + " gave " + response.status());
    }
    return response.body();
  }

  private ResponseReader exchange(URI address, String method, String body) throws IOException {
    var port = address.getPort();
    if (!connections.containsKey(port)) {
      connections.put(port, Connection.to(port));
    }
    var response = connections.get(port).exchange(request(address, method, body));
    for (var cookie : response.headers("Set-Cookie")) {
      var pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response;
  }

  private String request(URI address, String method, String body) {
    var target = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    return method + " " + target + " HTTP/1.1\r\nHost: localhost:" + address.getPort() + "\r\nAccept: text/html\r\n"
        + (cookies.isEmpty() ? "" : "Cookie: " + cookieHeader() + "\r\n")
        + (method.equals("GET") ? "" : "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: " + body.length() + "\r\n")
        + "\r\n" + body;
  }

  private String cookieHeader() {
    return cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
  }

  @Override
  public void close() throws IOException {
    for (var connection : connections.values()) {
      connection.channel().close();
    }
  }
}
