package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.RunningSandbox;

/** Contract 1.A: who is asked to sign in, and who is not; OpenID Connect Core §3.1.2.1. */
class SignInTest {

  private static final String ALEX = "alex@example.com";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void signingInEndsInARedirectToTheConsentPageSoThatBackWorks() {
    var answer = ask(sandbox.newBrowser(), sandbox.request()).pressFirst("button[value=" + ALEX + "]");

    assertEquals(303, answer.status());
    assertEquals("/v1/authorize?" + sandbox.request().encodedForQuery(), answer.header("Location"));
    assertEquals("Allow access?", heading(answer.follow()));
  }

  /** W-06: named after the port, as cookies ignore ports. */
  @Test
  void theCookieIsUnguessableAndOfThisHostAndPortAlone() {
    var cookie = ask(sandbox.newBrowser(), sandbox.request()).pressFirst("button[name=person]").header("Set-Cookie");

    assertTrue(
        cookie.matches("sandbox_" + sandbox.port() + "=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Lax"),
        cookie.replaceFirst("=[^;]*", "=…"));
  }

  /** W-08: session fixation. */
  @Test
  void signingInAgainMakesAnotherCookieAndEndsTheOldOne() throws Exception {
    var browser = sandbox.signedIn(ALEX);
    var before = cookie(browser);

    ask(browser, sandbox.with("prompt", "login")).pressFirst("button[name=person]");

    assertNotEquals(before, cookie(browser));
    var withOld = sandbox.get("/v1/authorize?" + sandbox.request().encodedForQuery(), "Cookie", before);
    assertTrue(withOld.body().contains("<h1>Sign in</h1>"));
  }

  @Test
  void whoIsSignedInIsAskedForConsentAtOnceAndMayUseAnotherAccount() {
    var browser = sandbox.signedIn(ALEX);

    var consent = ask(browser, sandbox.request());

    assertEquals("Allow access?", heading(consent));
    assertTrue(consent.text().contains("Signed in as Alex Example"));
    var others = browser.get(consent.document().expectFirst("#otherPerson").attr("href"));
    assertEquals("Sign in", heading(others));
    assertTrue(others.text().contains("You are signed in as Alex Example. Continue with that account or choose another one."));
    var kim = others.pressFirst("button[value=kim@example.com]").follow();
    assertTrue(kim.text().contains("requests access to the account of Kim Admin (kim@example.com)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "select_account", "login select_account"})
  void thePromptsLoginAndSelectAccountLeadToTheSignInPageOnce(String prompt) {
    var page = ask(sandbox.signedIn(ALEX), sandbox.with("prompt", prompt));

    assertEquals("Sign in", heading(page));
    assertEquals("Allow access?", heading(page.pressFirst("button[name=person]").follow()));
  }

  @Test
  void theLoginHintIsOfferedFirst() {
    var page = ask(sandbox.signedIn(ALEX), sandbox.with("login_hint", "kim@example.com"));

    assertEquals("Sign in", heading(page));
    assertEquals("kim@example.com", page.document().expectFirst("button[name=person]").attr("value"));
    assertEquals("Allow access?", heading(page.pressFirst("button[value=" + ALEX + "]").follow()));
  }

  @ParameterizedTest
  @CsvSource({"59, Allow access?", "60, Allow access?", "61, Sign in"})
  void whoSignedInLongerAgoThanMaxAgeSignsInAgain(int secondsAgo, String heading) {
    var browser = sandbox.signedIn(ALEX);
    sandbox.clock.forward(Duration.ofSeconds(secondsAgo));

    assertEquals(heading, heading(ask(browser, sandbox.with("max_age", "60"))));
  }

  /** W-09: on the server, and however busy the browser was. */
  @Test
  void aSignInEndsAfterTwelveHours() {
    var browser = sandbox.signedIn(ALEX);
    for (var hour = 0; hour < 11; hour++) {
      sandbox.clock.forward(Duration.ofHours(1));
      assertEquals("Allow access?", heading(ask(browser, sandbox.request())));
    }
    sandbox.clock.forward(Duration.ofHours(1).minusMillis(1));
    assertEquals("Allow access?", heading(ask(browser, sandbox.request())));
    sandbox.clock.forward(Duration.ofMillis(1));

    assertEquals("Sign in", heading(ask(browser, sandbox.request())));
  }

  /** W-09: signing in again, as whomever, ends the sign-in before, and whoever kept its cookie is signed out. */
  @Test
  void aSignInEndsWithTheNextOneOfTheSameBrowser() throws Exception {
    var first = cookieOf(sandbox.post("/my-authorizations", "person=alex%40example.com"));
    var authorize = "/v1/authorize?" + sandbox.with("prompt", "select_account").encodedForQuery();

    var second = cookieOf(sandbox.post(authorize, "person=robin%40example.com", "Cookie", first));

    assertNotEquals(first, second);
    var target = "/v1/authorize?" + sandbox.request().encodedForQuery();
    assertTrue(sandbox.get(target, "Cookie", first).body().contains("<h1>Sign in"), "the first");
    assertTrue(sandbox.get(target, "Cookie", second).body().contains("<h1>Allow access?"), "the second");
  }

  @ParameterizedTest
  @CsvSource({
      "max_age, -1", "max_age, soon", "max_age, 1.5", "max_age, 9999999999999999999", "prompt, none login",
      "prompt, login none"
  })
  void aPromptOrMaxAgeThatMakesNoSenseIsInvalidRequest(String name, String value) {
    var back = ask(sandbox.signedIn(ALEX), sandbox.with(name, value));

    assertEquals(
        CALLBACK + "?error=invalid_request&error_description=The%20prompt%20or%20the%20max_age%20is%20not%20valid."
            + "&state=st4te",
        back.header("Location"));
  }

  @Test
  void promptNoneWithoutRememberedConsentIsConsentRequired() {
    var back = ask(sandbox.signedIn(ALEX), sandbox.with("prompt", "none"));

    assertEquals(302, back.status());
    assertEquals(
        CALLBACK + "?error=consent_required&error_description=The%20person%20must%20consent.&state=st4te",
        back.header("Location"));
  }

  @Test
  void promptNoneWithRememberedConsentBringsACodeAtOnce() {
    var browser = remembered();

    var back = ask(browser, sandbox.with("prompt", "none"));

    assertEquals(302, back.status());
    assertTrue(query(back).value("code").isPresent());
    assertEquals(Optional.of("st4te"), query(back).value("state"));
  }

  @ParameterizedTest
  @CsvSource({"login_hint, kim@example.com", "max_age, 10"})
  void promptNoneIsLoginRequiredWhenTheSignInIsNotTheOneThatIsWanted(String name, String value) {
    var browser = remembered();
    sandbox.clock.forward(Duration.ofSeconds(11));

    var back = ask(browser, sandbox.with("prompt", "none").with(name, value));

    assertEquals(Optional.of("login_required"), query(back).value("error"));
  }

  /** S-12: no dialog, so no answer to one either. */
  @Test
  void promptNoneTakesNoPostedAnswer() throws Exception {
    var back = sandbox.decide(sandbox.with("prompt", "none"), "accept");

    assertEquals(Optional.of("login_required"), RunningSandbox.query(back).value("error"));
  }

  /** S-12: only the scopes that were remembered, only this person, and not when the client wants it asked. */
  @Test
  void aRememberedConsentIsNotAskedAgainButMoreIs() {
    var browser = sandbox.signedIn(ALEX);
    var few = sandbox.with("scope", "spark:rooms_read");
    remember(ask(browser, few)).press("accept");

    assertEquals(302, ask(browser, few).status());
    assertEquals("Allow access?", heading(ask(browser, sandbox.request())));
    assertEquals("Allow access?", heading(ask(browser, few.with("prompt", "consent"))));
    assertEquals("Allow access?", heading(ask(sandbox.signedIn("kim@example.com"), few)));
  }

  @Test
  void aConsentWithoutTheTickIsNotRememberedNorIsADecline() {
    var browser = sandbox.signedIn(ALEX);
    ask(browser, sandbox.request()).press("accept");
    remember(ask(browser, sandbox.request())).press("decline");

    assertEquals("Allow access?", heading(ask(browser, sandbox.request())));
  }

  /** S-04: RFC 7636 §4.4.1. */
  @Test
  void whereAnIntegrationRequiresPkceARequestWithoutChallengeIsInvalidRequest() throws Exception {
    var strict = sandbox.registerRequiringPkce();
    var request = RunningSandbox.without(sandbox.request(), "client_id").with("client_id", strict.clientId());

    assertEquals(
        CALLBACK + "?error=invalid_request&error_description=code%20challenge%20required&state=st4te",
        RunningSandbox.location(sandbox.authorize(request)));
    var challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    assertEquals(200, sandbox.authorize(
        request.with("code_challenge", challenge).with("code_challenge_method", "S256")).statusCode());
  }

  private Browser remembered() {
    var browser = sandbox.signedIn(ALEX);
    remember(ask(browser, sandbox.request())).press("accept");
    return browser;
  }

  private static Browser.Page remember(Browser.Page consent) {
    consent.document().expectFirst("#remember").attr("checked", "checked");
    return consent;
  }

  private static Browser.Page ask(Browser browser, Form request) {
    return browser.get("/v1/authorize?" + request.encodedForQuery());
  }

  private static String heading(Browser.Page page) {
    return page.document().expectFirst("h1").text();
  }

  private static Form query(Browser.Page back) {
    return Form.parse(URI.create(back.header("Location")).getRawQuery());
  }

  private static String cookie(Browser browser) {
    var cookie = browser.cookies().getCookieStore().getCookies().get(0);
    return cookie.getName() + "=" + cookie.getValue();
  }

  private static String cookieOf(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }
}
