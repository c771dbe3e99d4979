package playground.sandbox.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.location;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.testing.RunningSandbox;

/** Contract 1.N: {@code GET /idb/oauth2/v1/logout}. */
class LogoutTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theSignInEndsAndTheBrowserGoesOnToTheRegisteredPlace() throws Exception {
    var answer = sandbox.get("/idb/oauth2/v1/logout?" + Form.empty().with("goto", CALLBACK).encodedForQuery());

    assertEquals(302, answer.statusCode());
    assertEquals(CALLBACK, location(answer));
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.startsWith("sandbox_" + sandbox.port() + "=;"), cookie);
    assertTrue(cookie.contains("Expires=Thu, 01 Jan 1970") || cookie.contains("Max-Age=0"), cookie);
  }

  /** S-14: post-logout redirect exact. */
  @ParameterizedTest
  @ValueSource(strings = {
      "https://evil.example/", "//evil.example", "http://127.0.0.1:9999/callback/", "http://127.0.0.1:9999/callback?x=1",
      "http://127.0.0.1:9999/callback#x", "http://127.0.0.1:9999@evil.example/callback", "HTTP://127.0.0.1:9999/callback",
      "http://localhost:9999/callback", "javascript:alert(1)", "/", "http://127.0.0.1:9999/callback\r\nX: y"
  })
  void anywhereElseTheBrowserIsNotSent(String target) throws Exception {
    var answer = sandbox.get("/idb/oauth2/v1/logout?" + Form.empty().with("goto", target).encodedForQuery());

    assertEquals(200, answer.statusCode());
    assertTrue(answer.headers().firstValue("Location").isEmpty());
    assertTrue(answer.body().contains("no registered redirect URI"), answer.body());
  }

  /** "It does not by itself revoke the integration's refresh token" (contract, 1.N). */
  @Test
  void theTokensGoOn() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");

    var answer = sandbox.get("/idb/oauth2/v1/logout?token=" + token);

    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("Signed out"));
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }
}
