package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.without;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.testing.RunningSandbox;

/** S-12, S-13: nothing is granted but by the person, on the sandbox's own page. */
class ConsentTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theConsentPageNamesTheIntegrationThePersonAndEachScopeInWords() throws Exception {
    var page = Jsoup.parse(sandbox.consentPage(sandbox.request()).body());

    assertTrue(page.text().contains("Test integration requests access to the account of Alex Example (alex@example.com):"));
    assertEquals(
        List.of("spark:rooms_read", "spark:people_read"), page.select(".scopes code").eachText());
    assertTrue(page.selectFirst(".scopes li").text().length() > "spark:rooms_read".length() + 5, "and a gloss");
    assertTrue(page.text().contains("After you decide, the browser returns to " + CALLBACK));
  }

  /** S-12: consent is asked each time. */
  @Test
  void aSecondSignInAsksForConsentAgain() throws Exception {
    sandbox.tokens();

    var page = sandbox.consentPage(sandbox.request());

    assertEquals(200, page.statusCode());
    assertEquals("Allow access?", Jsoup.parse(page.body()).expectFirst("h1").text());
  }

  /** S-12. */
  @ParameterizedTest
  @CsvSource({
      "Origin, http://evil.example", "Origin, null", "Origin, http://127.0.0.1:1", "Sec-Fetch-Site, cross-site",
      "Sec-Fetch-Site, same-site"
  })
  void aConsentPostedFromAnotherOriginIsForbidden(String header, String value) throws Exception {
    var answer = sandbox.post(target(), "person=alex%40example.com&decision=accept", header, value);

    assertEquals(403, answer.statusCode());
    assertEquals(Optional.empty(), answer.headers().firstValue("Location"));
  }

  @Test
  void aConsentPostedFromTheSandboxItselfIsTaken() throws Exception {
    var answer = sandbox.post(
        target(), "person=alex%40example.com&decision=accept",
        "Origin", sandbox.origin(), "Sec-Fetch-Site", "same-origin");

    assertEquals(303, answer.statusCode());
  }

  /** S-12: neither a link nor the query of a form can answer in the person's name. */
  @Test
  void anAnswerInTheQueryIsNoAnswer() throws Exception {
    var target = target() + "&person=alex%40example.com&decision=accept";

    assertEquals("Sign in", Jsoup.parse(sandbox.get(target).body()).expectFirst("h1").text());
    assertEquals("Sign in", Jsoup.parse(sandbox.post(target, "").body()).expectFirst("h1").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "decision=accept", "person=&decision=accept", "person=mallory%40example.com&decision=accept",
      "person=alex%40example.com&person=kim%40example.com&decision=accept"
  })
  void withoutOneKnownPersonTheSignInPageComesBack(String answers) throws Exception {
    var page = sandbox.post(target(), answers);

    assertEquals(200, page.statusCode());
    assertEquals("Sign in", Jsoup.parse(page.body()).expectFirst("h1").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&decision=", "&decision=maybe", "&decision=accept&decision=decline", "&decision=ACCEPT"})
  void withoutOneClearAnswerTheConsentPageComesBack(String decision) throws Exception {
    var answer = sandbox.newBrowser().post(target(), "person=alex%40example.com" + decision);

    assertEquals(303, answer.status());
    assertEquals("Allow access?", answer.follow().document().expectFirst("h1").text());
  }

  /** S-12. */
  @Test
  void noPageOfItCanBeFramed() throws Exception {
    for (var page : List.of(
        sandbox.authorize(sandbox.request()),
        sandbox.consentPage(sandbox.request()),
        sandbox.authorize(sandbox.with("redirect_uri", "http://evil.example/")))) {
      var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertTrue(policy.contains("frame-ancestors 'none'"), policy);
      assertEquals(Optional.of("DENY"), page.headers().firstValue("X-Frame-Options"));
    }
  }

  /** Chromium holds the redirect that follows a form against the form page's policy. */
  @Test
  void theFormsMayEndAtTheRedirectUriAndNowhereElse() throws Exception {
    var page = sandbox.authorize(sandbox.request());

    var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertTrue(policy.endsWith("form-action 'self' http://127.0.0.1:9999"), policy);
  }

  /** S-13, RFC 9700 §4.12: 307 would post the person's answers on to the integration. */
  @ParameterizedTest
  @ValueSource(strings = {"accept", "decline"})
  void theRedirectAfterAPostIs303(String decision) throws Exception {
    assertEquals(303, sandbox.decide(sandbox.request(), decision).statusCode());
  }

  @Test
  void aHostileNameOfAnIntegrationIsShownAsText() throws Exception {
    var hostile = sandbox.sandbox().register(
        "<img src=x onerror=alert(1)>", URI.create(CALLBACK), Scopes.parse("spark:rooms_read"));
    var request = without(sandbox.with("scope", "spark:rooms_read"), "client_id").with("client_id", hostile.clientId());

    for (var page : List.of(sandbox.authorize(request), sandbox.consentPage(request), sandbox.get("/"))) {
      assertEquals(0, Jsoup.parse(page.body()).select("img[onerror]").size());
      assertTrue(page.body().contains("&lt;img src=x"));
    }
  }

  @Test
  void whoIsNotSignedInGetsNoCookie() throws Exception {
    for (var answer : List.of(
        sandbox.authorize(sandbox.request()), sandbox.decide(sandbox.request(), "accept"), sandbox.get("/"))) {
      assertEquals(List.of(), answer.headers().allValues("Set-Cookie"));
    }
  }

  private String target() {
    return "/v1/authorize?" + sandbox.request().encodedForQuery();
  }
}
