package playground.web.tools.signout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.testing.Browser;
import playground.testing.FlowToCode;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** Signing out of a provider that is not Webex (OpenID Connect RP-Initiated Logout 1.0 §2). */
class ProviderSignOutTest {

  private static final String ID_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwM3Jzb24ifQ.c2lnbmF0dXJl";
  private static final String LOGOUT = "https://logout.provider.example/end?tenant=7";

  @RegisterExtension final RawWebex provider = new RawWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(discovered(provider.baseUrl()), Duration.ofSeconds(5));

  private static AuthorizationServer discovered(URI base) {
    return new AuthorizationServer(
        URI.create(base + "/api"),
        Map.of(
            Endpoint.AUTHORIZATION, URI.create(base + "/authorize"),
            Endpoint.TOKEN, URI.create(base + "/token"),
            Endpoint.REVOCATION, URI.create(base + "/revoke"),
            Endpoint.END_SESSION, URI.create(LOGOUT)),
        List.of("https://provider.example"),
        Optional.empty());
  }

  private Browser signedIn(String idToken) {
    provider.answering(response(200, "{\"access_token\":\"acc3ss\"" + idToken + "}"));
    var browser = playground.newBrowser();
    FlowToCode.andExchange(browser);
    return browser;
  }

  /** C-23: forgotten here first; the ID token is taken before, and goes to the provider in a form, never in a URL. */
  @Test
  void theFormThatLeadsOnHoldsTheIdTokenAndEverythingIsForgottenHere() {
    var browser = signedIn(",\"id_token\":\"" + ID_TOKEN + "\"");

    var out = browser.get("/sign-out").press("signOut");

    assertEquals(200, out.status());
    var form = out.document().getElementById("logoutForm");
    assertEquals(LOGOUT, form.attr("action"), "its own query stays");
    assertEquals("post", form.attr("method"));
    assertEquals(playground.address() + "/", form.select("[name=post_logout_redirect_uri]").val());
    assertEquals(ID_TOKEN, form.select("[name=id_token_hint]").val());
    assertEquals(0, form.select("[name=client_id]").size(), "the hint names the client, which may be one that was typed");
    assertEquals(0, form.select("[name=goto]").size(), "that is Webex's own");
    assertEquals("no-store", out.header("Cache-Control"));
    assertEquals("", browser.get("/").value("token"));
    assertFalse(browser.get("/sign-out/done").body().contains(ID_TOKEN), "the page that has an address has no token");
    assertFalse(browser.get("/sign-out").body().contains(ID_TOKEN));
  }

  /** RFC 7009 §2.2.1: a refusal is explained by what the server says, not by a guess at the secret. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "400 | {\"error\":\"unsupported_token_type\"} | rejected the revocation (400). It says: unsupported_token_type",
      "503 | {}                                     | had an internal error (503).",
      "404 | {}                                     | There is no revocation endpoint at this address (404)."
  })
  void aRefusedRevocationSaysWhatTheServerSaid(int status, String body, String said) {
    var browser = signedIn("");
    provider.nowAnswering(connection -> connection.getOutputStream().write(response(status, body).getBytes(UTF_8)));

    var failure = browser.get("/sign-out").press("revokeAccess").follow().document().select(".failure").text();

    assertTrue(failure.contains(said), failure);
    assertFalse(failure.contains("secret"), failure);
  }

  private static String response(int status, String body) {
    return "HTTP/1.1 " + status + " -\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  /** W-04: the browser may send that form to the provider's host, and to no other but where consent is given. */
  @Test
  void thePolicyAllowsTheProvidersSignOut() {
    var policy = playground.newBrowser().get("/sign-out").header("Content-Security-Policy");

    var consent = "http://" + provider.baseUrl().getRawAuthority();
    assertTrue(policy.endsWith("form-action 'self' " + consent + " https://logout.provider.example"), policy);
  }

  @Test
  void withoutAnIdTokenTheFormLeadsOnWithoutAHint() {
    var out = signedIn("").get("/sign-out").press("signOut").follow();

    var form = out.document().getElementById("logoutForm");
    assertEquals(playground.address() + "/", form.select("[name=post_logout_redirect_uri]").val());
    assertEquals(0, form.select("[name=id_token_hint]").size());
    assertFalse(out.text().contains("sends the ID token along"), out.text());
  }

  /** The hint is that of the flow on the page; whoever signs out twice has nothing left to give. */
  @Test
  void aSecondSignOutHasNoHint() {
    var browser = signedIn(",\"id_token\":\"" + ID_TOKEN + "\"");
    var page = browser.get("/sign-out");
    page.press("signOut");

    var again = page.press("signOut").follow();

    assertTrue(again.has("signedOut"), again.text());
    assertFalse(again.body().contains(ID_TOKEN));
  }
}
