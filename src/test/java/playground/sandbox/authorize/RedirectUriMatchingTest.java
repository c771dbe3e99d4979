package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.query;
import static playground.testing.RunningSandbox.without;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.sandbox.store.RedirectUriFault;
import playground.sandbox.store.RedirectUris;
import playground.testing.RunningSandbox;

/** Contract 1.A and section 4: a browser is sent to a registered URI or nowhere. */
class RedirectUriMatchingTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  /** S-01: every look-alike of the one that is registered gets a page. */
  @ParameterizedTest
  @ValueSource(strings = {
      CALLBACK + "/", CALLBACK + "?x=1", CALLBACK + "?", CALLBACK + "#f", CALLBACK + "#", CALLBACK + "/..",
      CALLBACK + "/../callback", CALLBACK + "/.", CALLBACK + "%20", CALLBACK + " ", " " + CALLBACK, CALLBACK + "\n",
      CALLBACK + ";x", CALLBACK + "@evil.example", CALLBACK + ".evil.example", CALLBACK + "," + CALLBACK,
      "http://127.0.0.1:9999/Callback", "http://127.0.0.1:9999/call%62ack", "http://127.0.0.1:9999/%2e/callback",
      "http://127.0.0.1:9999/%2e%2e/callback", "http://127.0.0.1:9999//callback", "http://127.0.0.1:9999/",
      "http://127.0.0.1:9999", "http://127.0.0.1:9999\\callback", "http://127.0.0.1:9999/callback\\",
      "HTTP://127.0.0.1:9999/callback", "https://127.0.0.1:9999/callback", "http:/127.0.0.1:9999/callback",
      "//127.0.0.1:9999/callback", "/callback", "callback", "http://localhost:9999/callback",
      "http://LOCALHOST:9999/callback", "http://127.1:9999/callback", "http://127.0.0.1.:9999/callback",
      "http://[::1]:9999/callback", "http://2130706433:9999/callback", "http://0x7f000001:9999/callback",
      "http://127.0.0.1:9998/callback", "http://127.0.0.1:09999/callback", "http://127.0.0.1/callback",
      "http://user@127.0.0.1:9999/callback", "http://127.0.0.1:9999@evil.example/callback",
      "http://evil.example#" + CALLBACK, "http://evil.example?" + CALLBACK, "http://evil.example/" + CALLBACK,
      "http://127.0.0.1.evil.example:9999/callback", "javascript:alert(1)", "data:text/html,x", "*", "http://*", "null"
  })
  void aRedirectUriThatDiffersInOneCharacterGetsAPageAndNoRedirect(String uri) throws Exception {
    var page = sandbox.authorize(sandbox.with("redirect_uri", uri));

    assertPage(page);
    assertTrue(Jsoup.parse(page.body()).text().contains("is not registered for this integration"));
  }

  /**
   * S-02: no port is free. Webex does not honour the any-port rule of RFC 8252 §7.3 (contract, section 4), so neither
   * does the sandbox, whichever way a loopback address is registered.
   */
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/cb", "http://127.0.0.1:0/cb", "http://[::1]/cb", "http://[::1]:7000/cb",
      "http://localhost/cb", "http://localhost:7000/cb"})
  void aLoopbackAddressHasNoPortButTheRegisteredOne(String registered) throws Exception {
    var client = sandbox.sandbox().register("Native", URI.create(registered), Scopes.parse("spark:rooms_read"));
    var request = without(without(sandbox.with("scope", "spark:rooms_read"), "client_id"), "redirect_uri")
        .with("client_id", client.clientId());
    var host = registered.replaceFirst("http://(\\[::1]|[^:/]*).*", "$1");

    for (var authority : List.of(host + ":1", host + ":7001", host + ":65535", host + ":", "user@" + host, "user:p@" + host + ":7000",
        host + ":7000@evil.example", host + ":00", host + ":07000")) {
      assertPage(sandbox.authorize(request.with("redirect_uri", "http://" + authority + "/cb")));
    }
    assertEquals(200, sandbox.authorize(request.with("redirect_uri", registered)).statusCode(), "but this one");
  }

  /** S-02: nor do the seed data, the portal, or a program register user information. */
  @ParameterizedTest
  @ValueSource(strings = {"http://user@127.0.0.1:9999/cb", "http://user:pass@[::1]/cb", "http://127.0.0.1@evil.example/cb", "http://@localhost/"})
  void userInformationIsNotRegistered(String uri) {
    assertEquals(Optional.of(RedirectUriFault.USER_INFO), RedirectUris.fault(uri));
  }

  /** S-14: neither declining nor any other mistake makes a redirect of it. */
  @ParameterizedTest
  @ValueSource(strings = {"accept", "decline"})
  void noAnswerOfThePersonRedirectsToAnUnregisteredUri(String decision) throws Exception {
    var request = sandbox.with("redirect_uri", "http://evil.example/").with("prompt", "none").with("scope", "x:y");

    assertPage(sandbox.decide(request, decision));
  }

  /** S-14: an error of another parameter does not outrun the check of the redirect URI. */
  @ParameterizedTest
  @CsvSource({"prompt, none", "response_type, token", "scope, x:y", "code_challenge_method, S512"})
  void anotherMistakeBesideIsNotTold(String name, String value) throws Exception {
    assertPage(sandbox.authorize(
        without(sandbox.with("redirect_uri", "http://evil.example/"), name).with(name, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C0ffee", "%00", "<script>alert(1)</script>"})
  void anUnknownClientGetsAPage(String clientId) throws Exception {
    var page = sandbox.authorize(sandbox.with("client_id", clientId));

    assertPage(page);
    assertFalse(page.body().contains("<script>alert"));
  }

  @Test
  void aClientIdInOtherCapitalsIsUnknown() throws Exception {
    assertPage(sandbox.authorize(sandbox.with("client_id", sandbox.clientId().toLowerCase(Locale.ROOT))));
  }

  @Test
  void anotherIntegrationsRedirectUriIsNotMine() throws Exception {
    sandbox.sandbox().register(
        "Another", URI.create("http://127.0.0.1:7777/other"), Scopes.parse("spark:rooms_read"));

    assertPage(sandbox.authorize(sandbox.with("redirect_uri", "http://127.0.0.1:7777/other")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "redirect_uri"})
  void aSecondValueOfWhatDecidesWhereRefusalsGoGetsAPage(String name) throws Exception {
    var request = sandbox.request();

    assertPage(sandbox.authorize(request.with(name, request.value(name).orElseThrow())));
    assertPage(sandbox.authorize(request.with(name, "http://evil.example/")));
  }

  @Test
  void theRefusedUriIsNamedAndEscaped() throws Exception {
    var page = sandbox.authorize(sandbox.with("redirect_uri", "http://evil.example/\"><img src=x>"));

    assertTrue(Jsoup.parse(page.body()).expectFirst(".error-message").text().contains("evil.example"));
    assertEquals(0, Jsoup.parse(page.body()).select("img").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "client_id=%4", "client_id=%FF%FE", "=", "&&&"})
  void aDamagedQueryGetsAPage(String query) throws Exception {
    var answer = sandbox.raw(
        "GET /v1/authorize?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertFalse(answer.contains("\nLocation:"), answer);
  }

  private static void assertPage(HttpResponse<String> answer) {
    assertEquals(400, answer.statusCode());
    assertEquals(Optional.empty(), answer.headers().firstValue("Location"));
    assertEquals(Optional.of("text/html;charset=utf-8"), answer.headers().firstValue("Content-Type"));
  }
}
