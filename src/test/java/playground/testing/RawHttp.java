package playground.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** HTTP as bytes on a socket: what is sent is what the test says, also where a client library would mend it. */
public final class RawHttp {

  /** Far more than any answer takes; a test that meets it has hung. */
  private static final int GIVE_UP_AFTER_MILLIS = 20_000;

  private static final Pattern STATUS_LINE = Pattern.compile("(?m)^HTTP/1\\.1 \\d{3}");

  private RawHttp() {}

  /** Takes a connection to a port of this machine. */
  public static Socket connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(GIVE_UP_AFTER_MILLIS);
    return socket;
  }

  /**
   * Sends and reads until the server closes, so the request should say {@code Connection: close} or be one that the
   * server closes after.
   *
   * @param text as it goes out, except that each line feed becomes CR LF
   * @return everything that came back, CR LF and all
   */
  public static String exchange(int port, String text) throws IOException {
    try (var socket = connect(port)) {
      socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** What came back, read as UTF-8. */
  public static String utf8(String response) {
    return new String(response.getBytes(ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** A GET by a name of this machine. */
  public static String get(int port, String target) throws IOException {
    return request(port, "GET", target, "");
  }

  /**
   * A request without body by a name of this machine.
   *
   * @param headers further lines, each ending in a line feed
   */
  public static String request(int port, String method, String target, String headers) throws IOException {
    return exchange(port, method + " " + target + " HTTP/1.1\nHost: localhost:" + port + "\n" + headers
        + "Connection: close\n\n");
  }

  /** The status of the first answer. */
  public static int status(String response) {
    return Integer.parseInt(response.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
  }

  /** How many answers came. */
  public static long responses(String text) {
    return STATUS_LINE.matcher(text).results().count();
  }

  /** The head of the first answer: its status line and headers. */
  public static String head(String response) {
    return response.substring(0, response.indexOf("\r\n\r\n"));
  }

  /** A header of the first answer; empty when it did not come. */
  public static String header(String response, String name) {
    return Pattern.compile("(?im)^" + name + ": (.*?)\\r?$").matcher(head(response)).results()
        .map(match -> match.group(1)).findFirst().orElse("");
  }
}
