package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** Signing out of an OpenID provider in a real browser, whose policy lets the form through. */
class ProviderSignOutIT {

  private static final String ID_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwM3Jzb24ifQ.c2lnbmF0dXJl";

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RawWebex provider = new RawWebex();

  @RegisterExtension
  @Order(3)
  final RawWebex logout = new RawWebex();

  @RegisterExtension
  @Order(4)
  final RunningPlayground playground = RunningPlayground.with(
      new AuthorizationServer(
          URI.create(provider.baseUrl() + "/api"),
          Map.of(
              Endpoint.AUTHORIZATION, URI.create(provider.baseUrl() + "/authorize"),
              Endpoint.TOKEN, URI.create(provider.baseUrl() + "/token"),
              Endpoint.END_SESSION, URI.create(logout.baseUrl() + "/end?tenant=7")),
          List.of(),
          Optional.empty()),
      Duration.ofSeconds(5));

  /** W-04, C-23: another origin than that of the consent page, and the way back from there to ours. */
  @Test
  void theFormReachesTheProviderAndTheBrowserComesBack() {
    provider.respondingToEach((request, connection) ->
        connection.getOutputStream().write(respond(request).getBytes()));
    logout.answering("HTTP/1.1 303 See Other\r\nConnection: close\r\nContent-Length: 0\r\nLocation: "
        + playground.address() + "/\r\n\r\n");
    chromium.open(playground.address());
    chromium.press("#requestCode");
    chromium.press("#requestToken");
    chromium.open(playground.address().resolve("/sign-out"));
    chromium.press("#signOut");

    chromium.press("#logout");

    var sent = logout.nextRequest();
    assertTrue(sent.startsWith("POST /v1/end?tenant=7 HTTP/1.1"), sent);
    assertTrue(sent.contains("id_token_hint=" + ID_TOKEN), sent);
    assertTrue(sent.contains("post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A" + playground.port() + "%2F"), sent);
    assertFalse(sent.contains("Referer: "), sent);
    assertEquals(playground.address() + "/", chromium.driver().getCurrentUrl());
    assertEquals(0, chromium.count("#refreshToken"), "no tokens are left here");
  }

  /** Consents at once, and grants tokens. */
  private String respond(String request) {
    if (request.startsWith("GET /v1/authorize")) {
      var state = request.replaceFirst("(?s).*[?&]state=([^& ]*).*", "$1");
      return "HTTP/1.1 303 See Other\r\nConnection: close\r\nContent-Length: 0\r\nLocation: "
          + playground.redirectUri() + "?code=c0de&state=" + state + "\r\n\r\n";
    }
    var body = "{\"access_token\":\"acc3ss\",\"id_token\":\"" + ID_TOKEN + "\"}";
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
