package playground.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Somebody else's client of a server on this machine: it follows no redirect and keeps no cookie. */
public abstract class PlainClient {

  private final HttpClient client = HttpClient.newHttpClient();

  /** That the server listens on. */
  public abstract int port();

  public String origin() {
    return "http://127.0.0.1:" + port();
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(origin() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Posts a form body, encoded already. */
  public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return send(path, "application/x-www-form-urlencoded", body, headers);
  }

  public HttpResponse<String> send(String path, String type, String body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(origin() + path)).header("Content-Type", type);
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  /** Any method, with a body that may be empty. */
  public HttpResponse<String> call(String method, String path, String body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(origin() + path)).method(method, BodyPublishers.ofString(body));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Sends bytes that no decent client sends; the last header must close the connection. */
  public String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
