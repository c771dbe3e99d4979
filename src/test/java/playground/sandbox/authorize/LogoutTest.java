package playground.sandbox.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.sandbox.store.ClientMetadata;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.N, and OpenID Connect RP-Initiated Logout 1.0: {@code GET /idb/oauth2/v1/logout}. */
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

  /** S-14: the page that a sign-out link comes from is the root of an origin that is registered. */
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9999/", "https://app.example/", "http://[::1]:8080/"})
  void theBrowserGoesOnToTheRootOfARegisteredOrigin(String root) throws Exception {
    register("Other", "https://app.example/oauth/callback", "http://[::1]:8080/callback");

    assertEquals(Optional.of(root), target("goto=" + encoded(root)));
  }

  /** The redirect URIs of mobile apps have no origin. */
  @ParameterizedTest
  @ValueSource(strings = {"kitchensink://response/", "kitchensink:/", "kitchensink://", "mailto:/"})
  void anAppsSchemeHasNoRoot(String root) throws Exception {
    register("App", "kitchensink://response", "mailto:a@b");

    assertEquals(Optional.empty(), target("goto=" + encoded(root)));
  }

  /** OpenID Connect RP-Initiated Logout 1.0 §2, §3. */
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9999/", CALLBACK})
  void aClientSendsTheBrowserOnWithItsIdToken(String uri) throws Exception {
    var query = "post_logout_redirect_uri=" + encoded(uri) + "&id_token_hint=" + idToken();

    assertEquals(Optional.of(uri), target(query));
    assertEquals(Optional.of(uri), target(query + "&client_id=" + sandbox.clientId()));
    assertEquals(Optional.of(uri + "?state=a%2Bb%26c"), target(query + "&state=a%2Bb%26c"));
  }

  @Test
  void theClientIdServesInsteadOfAnIdToken() throws Exception {
    var query = "post_logout_redirect_uri=" + encoded("http://127.0.0.1:9999/") + "&client_id=" + sandbox.clientId();

    assertEquals(Optional.of("http://127.0.0.1:9999/?state=s"), target(query + "&state=s"));
  }

  /** §2: an ID token lives for two hours, and people sign out later than that. */
  @Test
  void anExpiredIdTokenServesAsWell() throws Exception {
    var hint = idToken();
    sandbox.clock.forward(Duration.ofDays(1));

    assertEquals(Optional.of(CALLBACK), target("post_logout_redirect_uri=" + encoded(CALLBACK) + "&id_token_hint=" + hint));
  }

  /** A key that was replaced a moment ago still counts. */
  @Test
  void anIdTokenOfTheKeyBeforeServesAsWell() throws Exception {
    var hint = idToken();
    sandbox.post("/faults/rotate-keys", "");

    assertEquals(Optional.of(CALLBACK), target("post_logout_redirect_uri=" + encoded(CALLBACK) + "&id_token_hint=" + hint));
  }

  /** S-14: a target belongs to the client that asks. */
  @Test
  void anotherClientsAddressIsNotGoneTo() throws Exception {
    var other = register("Other", "https://app.example/callback");

    assertRefused("post_logout_redirect_uri=" + encoded("https://app.example/") + "&id_token_hint=" + idToken());
    assertRefused("post_logout_redirect_uri=" + encoded(CALLBACK) + "&client_id=" + other);
    assertRefused("post_logout_redirect_uri=" + encoded(CALLBACK) + "&client_id=" + other + "&id_token_hint=" + idToken());
    assertRefused("post_logout_redirect_uri=" + encoded(CALLBACK) + "&client_id=C0ffee");
    assertRefused("post_logout_redirect_uri=" + encoded(CALLBACK));
    assertRefused("post_logout_redirect_uri=" + encoded("https://evil.example/") + "&goto=" + encoded(CALLBACK)
        + "&id_token_hint=" + idToken());
  }

  /** S-14: what anybody can make names nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"unsigned", "otherKey", "otherSignature", "garbage", "empty"})
  void aForgedIdTokenIsNoHint(String forgery) throws Exception {
    var parts = idToken().split("\\.");
    var hint = switch (forgery) {
      case "unsigned" -> "eyJhbGciOiJub25lIn0." + parts[1] + ".";
      case "otherKey" -> unpublishedIdToken();
      case "otherSignature" -> parts[0] + "." + parts[1] + "." + parts[2].substring(4) + "AAAA";
      case "garbage" -> "a.b.c";
      default -> "%20";
    };

    assertRefused("post_logout_redirect_uri=" + encoded(CALLBACK) + "&id_token_hint=" + hint);
  }

  @Test
  void theSignInEndsAlsoWhenTheTargetIsRefused() throws Exception {
    var browser = sandbox.signedIn("alex@example.com");

    browser.get(LOGOUT + "?post_logout_redirect_uri=" + encoded("http://evil.example/"));

    assertEquals("Sign in", browser.get("/v1/authorize?" + sandbox.request().encodedForQuery())
        .document().expectFirst("h1").text());
  }

  /** S-14. */
  @ParameterizedTest
  @ValueSource(strings = {
      "http://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
      "http://127.0.0.1:9999", "http://127.0.0.1:9999//", "http://127.0.0.1:9999/?", "http://127.0.0.1:9999/#",
      "http://127.0.0.1:9999/other", "https://127.0.0.1:9999/", "http://localhost:9999/", "http://127.0.0.1/",
      "http://127.0.0.1:9998/", "http://user@127.0.0.1:9999/", "http://127.0.0.1:9999/\r\nX: y", "/",
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

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private String register(String name, String... redirectUris) {
    var uris = Stream.of(redirectUris).map(URI::create).toList();
    return sandbox.sandbox().register(ClientMetadata.of(name, uris, Scopes.parse("spark:rooms_read"))).clientId();
  }

  private String idToken() throws Exception {
    return Json.text(sandbox.token(sandbox.exchange(sandbox.code(sandbox.with("scope", "openid")))), "id_token");
  }

  private String unpublishedIdToken() throws Exception {
    sandbox.faults("[{\"fault\": \"unknown-key\"}]");
    return idToken();
  }

  /** Where a logout with that query sends the browser; empty when it shows a page. */
  private Optional<String> target(String query) throws Exception {
    return sandbox.get(LOGOUT + "?" + query).headers().firstValue("Location");
  }

  private void assertRefused(String query) throws Exception {
    var answer = sandbox.get(LOGOUT + "?" + query);

    assertEquals(200, answer.statusCode());
    assertEquals(Optional.empty(), answer.headers().firstValue("Location"));
    assertTrue(answer.body().contains("The browser is not redirected"), answer.body());
  }
}
