package playground.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;

/** Sends what no client library would let through, each request on a connection of its own. */
public final class HostileClient {

  private static final int GIVE_UP_AFTER_MILLIS = 20_000; // far more than any answer takes
  private static final Pattern LOCATION = Pattern.compile("(?im)^Location: ?(.*?)\\r?$");

  private final int port;

  public HostileClient(int port) {
    this.port = port;
  }

  /** What came back, as text: status line, headers and body; empty when the connection was just closed. */
  public record Response(String text) {

    /** 0 when there was no answer. */
    public int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    public List<String> locations() {
      return LOCATION.matcher(head()).results().map(found -> found.group(1)).toList();
    }

    public boolean grantsToken() {
      return text.contains("\"access_token\"");
    }

    public String head() {
      var end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end);
    }
  }

  /**
   * @param target path and query, sent as they are
   * @param headers lines without their end, sent as they are
   */
  public Response send(String method, String target, List<String> headers, String body) throws IOException {
    var octets = body.getBytes(UTF_8);
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    head.append("Content-Length: ").append(octets.length).append("\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
    request.writeBytes(octets);
    return exchange(request.toByteArray());
  }

  /** A server that has heard enough may close while we still write; what it said counts all the same. */
  private Response exchange(byte[] request) throws IOException {
    var response = new ByteArrayOutputStream();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(GIVE_UP_AFTER_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.getInputStream().transferTo(response);
      } catch (java.net.SocketException closed) {
        return new Response(response.toString(UTF_8));
      }
    }
    return new Response(response.toString(UTF_8));
  }
}
