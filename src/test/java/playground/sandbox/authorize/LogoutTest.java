package playground.sandbox.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;

import java.net.URLEncoder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.N: {@code GET /idb/oauth2/v1/logout}. */
class LogoutTest {

  private static final String LOGOUT = "/idb/oauth2/v1/logout";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theBrowsersSignInEnds() throws Exception {
    var browser = sandbox.signedIn("alex@example.com");
    var authorize = "/v1/authorize?" + sandbox.request().encodedForQuery();
    assertTrue(browser.get(authorize).has("accept"), "the consent page, as somebody is signed in");

    browser.get(LOGOUT);

    assertEquals("Sign in", browser.get(authorize).document().expectFirst("h1").text());
  }

  /** Not only the browser forgets: whoever kept the cookie is signed out too. */
  @Test
  void theCookieIsWorthNothingAfterwards() throws Exception {
    var signedIn = sandbox.post("/my-authorizations", "person=alex%40example.com");
    var cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];

    var answer = sandbox.get(LOGOUT, "Cookie", cookie);

    assertEquals(
        Optional.of("sandbox_" + sandbox.port() + "=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
            + " HttpOnly; SameSite=Lax"),
        answer.headers().firstValue("Set-Cookie"));
    var page = sandbox.get("/v1/authorize?" + sandbox.request().encodedForQuery(), "Cookie", cookie);
    assertTrue(page.body().contains("<h1>Sign in"), page.body());
  }

  @Test
  void theBrowserGoesOnToARegisteredAddress() throws Exception {
    var answer = sandbox.get(LOGOUT + "?cisService=webex&goto=http%3A%2F%2F127.0.0.1%3A9999%2Fcallback");

    assertEquals(302, answer.statusCode());
    assertEquals(CALLBACK, RunningSandbox.location(answer));
  }

  /** S-14. */
  @ParameterizedTest
  @ValueSource(strings = {
      "http://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
      "http://127.0.0.1:9999/callback/", "http://127.0.0.1:9999/callback?x", "http://127.0.0.1:9999/callback#x",
      "http://127.0.0.1:9999/Callback", "http://127.0.0.1:9999@evil.example/callback", "HTTP://127.0.0.1:9999/callback"
  })
  void anyOtherAddressIsNotGoneTo(String address) throws Exception {
    var answer = sandbox.get(LOGOUT + "?goto=" + URLEncoder.encode(address, UTF_8));

    assertEquals(200, answer.statusCode());
    assertEquals(Optional.empty(), answer.headers().firstValue("Location"));
    assertTrue(answer.body().contains("is not a registered redirect URI"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?goto=", "?goto=%zz", "?goto=http://a&goto=http://b"})
  void withoutAnAddressAPageTellsThatItIsDone(String query) throws Exception {
    var answer = sandbox.raw("GET " + LOGOUT + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    assertTrue(answer.contains("<h1>Signed out</h1>"), answer);
  }

  @Test
  void noTokenEndsWithIt() throws Exception {
    var tokens = sandbox.tokens();

    sandbox.get(LOGOUT + "?token=" + Json.text(tokens, "access_token"));

    assertEquals(200, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
    assertEquals(200, sandbox.token(sandbox.refresh(Json.text(tokens, "refresh_token"))).statusCode());
  }
}
