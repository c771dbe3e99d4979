package playground.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Webex, or a proxy before it, that sends every request back as it came once it has granted what the test needs. */
public final class EchoingWebex implements AfterEachCallback {

  /** The client's credentials as its requests spell them: plain, form-encoded and in Basic, with and without. */
  public static final List<String> CREDENTIALS = List.of(
      "s&cret+1%", "s%26cret%2B1%25", "Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1", "Y2xpZW50LTE6cyZjcmV0KzEl");

  private static final String TOKENS = """
      {"access_token": "acc3ss-t0ken", "expires_in": 1209599, "refresh_token": "r3fresh-t0ken", "token_type": "Bearer",
       "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwM3Jzb24ifQ.c2lnbmF0dXJl"}""";

  private static final String DEVICE_CODES = """
      {"device_code": "d3vice-c0de", "expires_in": 300, "user_code": "012345", "interval": 2,
       "verification_uri": "https://login.example/verify"}""";

  private final RawWebex webex = new RawWebex();
  private volatile boolean isEchoing;

  public EchoingWebex() {
    webex.respondingToEach(this::respond);
  }

  public URI baseUrl() {
    return webex.baseUrl();
  }

  /** From now on every request comes back. */
  public void echo() {
    isEchoing = true;
  }

  /** The next request that arrives, as it was on the wire; waits for it. */
  public String nextRequest() {
    return webex.nextRequest();
  }

  /** A browser with tokens, for whose next request the echo begins. */
  public Browser withTokens(Browser browser) {
    FlowToCode.andExchange(browser);
    webex.nextRequest();
    echo();
    return browser;
  }

  private void respond(String request, Socket connection) throws IOException {
    var isDevice = request.startsWith("POST /v1/device/authorize");
    var body = isEchoing ? request : isDevice ? DEVICE_CODES : TOKENS;
    var status = isEchoing ? "400 Bad Request" : "200 OK";
    var head = "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + body.getBytes(UTF_8).length
        + (isEchoing ? "\r\nWWW-Authenticate: " + authorization(request) : "") + "\r\n\r\n";
    connection.getOutputStream().write((head + body).getBytes(UTF_8));
  }

  private static String authorization(String request) {
    return request.lines().filter(line -> line.startsWith("Authorization: ")).findFirst().orElse("none");
  }

  /** None of these stands in what is shown. */
  public static void assertHidden(String shown, List<String> secrets) {
    for (var secret : secrets) {
      assertFalse(shown.contains(secret), secret);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    webex.close();
  }
}
