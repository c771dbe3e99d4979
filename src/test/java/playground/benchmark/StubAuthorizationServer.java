package playground.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The least that an authorization server does: it consents at once, and exchanges each code for the same tokens, when
 * client, secret and PKCE verifier are right. It is in this process, so that its time is no contender's.
 */
final class StubAuthorizationServer implements AutoCloseable {

  static final String ACCESS_TOKEN = "YmVuY2htYXJr" + "LWFjY2Vzcy10b2tlbi".repeat(4);

  private static final byte[] TOKENS =
      """
      {"access_token":"%s","expires_in":1209599,"refresh_token":"%s","refresh_token_expires_in":7775999,\
      "token_type":"Bearer","scope":"spark:rooms_read"}"""
          .formatted(ACCESS_TOKEN, "cmVmcmVzaC10b2tlbi".repeat(4))
          .getBytes(StandardCharsets.UTF_8);

  private static final byte[] REFUSAL = "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each response waits 40 ms for TCP
  }

  private final String clientId;
  private final String clientSecret;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(16);

  StubAuthorizationServer(String clientId, String clientSecret) throws IOException {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/authorize", this::authorize);
    server.createContext("/v1/access_token", this::exchange);
    server.setExecutor(threads);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
  }

  /** The code is the challenge, so that nothing has to be remembered. */
  private void authorize(HttpExchange exchange) throws IOException {
    var query = parameters(exchange.getRequestURI().getRawQuery());
    var isComplete = clientId.equals(query.get("client_id")) && "S256".equals(query.get("code_challenge_method"));
    exchange.getResponseHeaders().set(
        "Location", query.get("redirect_uri") + "?code=" + query.get("code_challenge") + "&state=" + query.get("state"));
    exchange.sendResponseHeaders(isComplete ? 302 : 400, -1);
    exchange.close();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var isRight = clientId.equals(form.get("client_id")) && clientSecret.equals(form.get("client_secret"))
        && challenge(form.getOrDefault("code_verifier", "")).equals(form.get("code"));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    var response = isRight ? TOKENS : REFUSAL;
    exchange.sendResponseHeaders(isRight ? 200 : 400, response.length);
    exchange.getResponseBody().write(response);
    exchange.close();
  }

  private static String challenge(String verifier) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parameters(String form) {
    return Arrays.stream(form.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
