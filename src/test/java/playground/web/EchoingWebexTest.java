package playground.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.FlowToCode;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** C-12, C-13: a server, or a proxy before it, that sends every request back as it came shows nobody a secret. */
class EchoingWebexTest {

  /** The client's credentials as its requests spell them: plain, form-encoded and in Basic, with and without. */
  private static final List<String> CREDENTIALS = List.of(
      "s&cret+1%", "s%26cret%2B1%25", "Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1", "Y2xpZW50LTE6cyZjcmV0KzEl");

  private static final String TOKENS = """
      {"access_token": "acc3ss-t0ken", "expires_in": 1209599, "refresh_token": "r3fresh-t0ken", "token_type": "Bearer",
       "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwM3Jzb24ifQ.c2lnbmF0dXJl"}""";

  private static final String DEVICE_CODES = """
      {"device_code": "d3vice-c0de", "expires_in": 300, "user_code": "012345", "interval": 2,
       "verification_uri": "https://login.example/verify"}""";

  private volatile boolean isEchoing;

  @RegisterExtension final RawWebex webex = new RawWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  private Browser withTokens() {
    webex.respondingToEach(this::respond);
    var browser = playground.newBrowser();
    FlowToCode.andExchange(browser);
    webex.nextRequest();
    isEchoing = true;
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

  @Test
  void anEchoedCodeExchangeShowsNoSecret() {
    webex.respondingToEach(this::respond);
    isEchoing = true;
    var browser = playground.newBrowser();

    var page = FlowToCode.andExchange(browser);

    var sent = webex.nextRequest();
    var verifier = field(sent, "code_verifier");
    assertEchoed(browser, page, "POST /v1/access_token", List.of(verifier));
  }

  @Test
  void anEchoedRefreshShowsNoSecret() {
    var browser = withTokens();

    var page = browser.get("/").press("refreshToken").follow();

    assertTrue(webex.nextRequest().contains("r3fresh-t0ken"));
    assertEchoed(browser, page, "POST /v1/access_token", List.of());
    assertHidden(browser.get("/wire").body() + browser.get("/wire.har").body(), List.of("r3fresh-t0ken"));
  }

  @Test
  void anEchoedRevocationShowsNoSecret() {
    var browser = withTokens();

    var page = browser.get("/end").press("revokeRefresh").follow();

    assertTrue(webex.nextRequest().contains("Authorization: Basic " + CREDENTIALS.get(2)));
    assertEchoed(browser, page, "POST /idb/oauth2/v1/revoke", List.of("r3fresh-t0ken"));
  }

  @Test
  void anEchoedDevicePollShowsNoSecret() {
    webex.respondingToEach(this::respond);
    var browser = playground.newBrowser();
    browser.get("/device").press("startDevice");
    webex.nextRequest();
    isEchoing = true;
    playground.clock().forward(Duration.ofSeconds(3));
    playground.pollDevices();

    var sent = webex.nextRequest();
    var page = browser.get("/device");

    assertTrue(sent.contains("Authorization: Basic " + CREDENTIALS.get(2)), "this is what comes back");
    assertTrue(page.text().contains("POST /v1/device/token"), page.text());
    assertHidden(page.body(), CREDENTIALS);
    assertHidden(page.body(), List.of("d3vice-c0de"));
  }

  @Test
  void anEchoedCallShowsNoToken() {
    var browser = withTokens();

    var page = browser.get("/console").press("send").follow();

    assertTrue(webex.nextRequest().contains("Authorization: Bearer acc3ss-t0ken"));
    assertEchoed(browser, page, "GET /v1/rooms", List.of("acc3ss-t0ken"));
  }

  @Test
  void anEchoedCheckAndUserinfoShowNoToken() {
    var browser = withTokens();

    browser.get("/").press("check");
    browser.get("/").press("checkLogin");

    var log = browser.get("/wire");
    for (var path : List.of("/v1/rooms", "/v1/people/me", "/v1/userinfo")) {
      assertTrue(log.document().select("[aria-label=Response]").text().contains("GET " + path), path + " came back");
    }
    assertHidden(log.body() + browser.get("/wire.har").body(), List.of("acc3ss-t0ken"));
  }

  /** On the page that the step leads to, in the HTTP log and in the archive. */
  private static void assertEchoed(Browser browser, Browser.Page page, String requestLine, List<String> secrets) {
    var log = browser.get("/wire");
    assertTrue(log.text().contains("HTTP 400"), log.text());
    assertTrue(log.document().select("[aria-label=Response]").text().contains(requestLine), "it came back");
    for (var shown : List.of(page.body(), log.body(), browser.get("/wire.har").body())) {
      assertHidden(shown, CREDENTIALS);
      assertHidden(shown, secrets);
    }
  }

  private static void assertHidden(String shown, List<String> secrets) {
    for (var secret : secrets) {
      assertFalse(shown.contains(secret), secret);
    }
  }

  private static String field(String request, String name) {
    return Form.parse(request.substring(request.indexOf("\r\n\r\n") + 4)).value(name).orElseThrow();
  }
}
