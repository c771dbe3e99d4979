package playground.web.steps.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;

/** Sign in with Webex: the ID token of the sandbox, good and bad, as the page judges it. */
class LoginServletTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  private Browser browser;

  @BeforeEach
  void open() {
    browser = playground.newBrowser();
  }

  @Test
  void everyCheckOfAGoodTokenPassesAndUserinfoStandsBeside() {
    var page = signedIn("openid email profile").press("checkLogin");
    assertEquals("/?flow=1#who", page.header("Location"));

    var checked = page.follow();

    assertEquals(List.of(), rules(checked, "failed"));
    assertEquals(11, rules(checked, "passed").size(), rules(checked, "passed").toString());
    assertTrue(checked.has("trusted"));
    assertEquals(claim(checked, "idTokenClaims", "sub"), claim(checked, "userinfoClaims", "sub"));
    assertEquals("alex@example.com", claim(checked, "userinfoClaims", "email"));
    assertTrue(checked.text().contains("it never changes and is never reassigned"), "a sentence each");
  }

  /** Contract §5, case 20: whose account it is, and the way to another. */
  @Test
  void besideWhoSignedInStandsTheWayToAnotherAccount() {
    var checked = signedIn("openid email").press("checkLogin").follow();
    assertTrue(checked.document().select("#who .another-account").text().contains("Signed in as alex@example.com."));

    var sent = Form.parse(URI.create(checked.pressFirst("#who .another-account button").header("Location")).getRawQuery());

    assertEquals("select_account", sent.value("prompt").orElseThrow());
    assertEquals("openid email", sent.value("scope").orElseThrow());
  }

  /** What anybody can read in the token is shown before anything is verified, with its moments in words. */
  @Test
  void theTokenIsDecodedBeforeItIsVerified() {
    var page = signedIn("openid email");

    assertTrue(page.value("idTokenHeader").contains("\"alg\" : \"RS256\""), page.value("idTokenHeader"));
    assertTrue(page.value("idTokenPayload").contains("\"nonce\" : "), page.value("idTokenPayload"));
    assertEquals(page.value("idToken").split("\\.")[2], page.value("idTokenSignature"));
    assertTrue(page.document().selectFirst("[data-time=exp]").text().startsWith("Expires in "), page.text());
    assertFalse(page.has("trusted"));

    playground.clock().forward(Duration.ofMinutes(90));
    browser.get("/"); // two hours without a visit end a session
    playground.clock().forward(Duration.ofMinutes(90));

    assertTrue(browser.get("/").document().selectFirst("[data-time=exp]").text().startsWith("Expired "));
  }

  /** C-17: the token answers another question. */
  @Test
  void aTokenWithAnotherNonceIsNotTrustedAndTheAccessTokenStays() {
    assertNotTrusted(FaultType.WRONG_NONCE, "Nonce");
  }

  /** C-17, and contract §5 case 17: the page names the cure. */
  @Test
  void aTokenOfAnotherRegionsIssuerIsNotTrustedUntilTheIssuerIsAdded() {
    var text = assertNotTrusted(FaultType.ISSUER_OF_ANOTHER_REGION, "Issuer").text();

    assertTrue(
        text.contains("Webex has one issuer per region. If you trust it, add it to webex.issuers."), text);
  }

  /** C-16. */
  @Test
  void aTokenOfAnUnknownKeyIsNotTrusted() {
    assertNotTrusted(FaultType.UNKNOWN_KEY, "Signature");
  }

  private Page assertNotTrusted(FaultType fault, String rule) {
    playground.sandbox().faults().replace(List.of(ActiveFault.of(fault)));
    var before = signedIn("openid spark:rooms_read");

    var checked = before.press("checkLogin").follow();

    assertEquals(List.of(rule), rules(checked, "failed"));
    assertFalse(checked.has("trusted"));
    assertTrue(checked.text().contains("Don't trust this identity"), checked.text());
    assertEquals(before.value("token"), checked.value("token"));
    assertFalse(checked.value("token").isEmpty());
    return checked;
  }

  /** C-21: OpenID Connect Core §12.2. */
  @Test
  void aRefreshedTokenIsCheckedAgainstTheFirst() {
    var before = signedIn("openid");

    var refreshed = before.press("checkLogin").follow().press("refreshToken").follow();
    assertFalse(refreshed.has("trusted"), "what was checked is gone");
    var checked = refreshed.press("checkLogin").follow();

    assertNotEquals(before.value("idToken"), refreshed.value("idToken"));
    assertEquals(List.of(), rules(checked, "failed"));
    assertTrue(rules(checked, "passed").contains("Same person"));
  }

  /** C-20: another key signs from now on. */
  @Test
  void afterARotationOfTheKeysTheNextSignInWorks() {
    signedIn("openid").press("checkLogin");
    new Browser(sandbox()).post("/faults/rotate-keys", "");

    var checked = signedIn("openid").press("checkLogin").follow();

    assertTrue(checked.has("trusted"), checked.text());
  }

  @Test
  void aGreatestAgeIsHeldAgainstTheTimeOfTheSignIn() {
    var page = browser.get("/").fill("oauthScopes", "openid").fill("maxAge", "3600");

    var checked = signIn(page).press("requestToken").follow().press("checkLogin").follow();

    assertTrue(rules(checked, "passed").contains("Sign-in time"), checked.text());
  }

  /** The ID token stands in the token panel in clear, and nowhere else. */
  @Test
  void theIdTokenIsMaskedInTheAnswer() {
    var page = signedIn("openid");

    var token = page.value("idToken");

    assertEquals(3, token.split("\\.").length);
    assertEquals(2, page.body().split(Pattern.quote(token), -1).length, "once");
  }

  @Test
  void whoDoesNotAskWhoSignedInIsShownNothingOfIt() {
    var page = signedIn("spark:rooms_read");

    assertFalse(page.has("who"));
    var answer = browser.post("/login", "flow=1");
    assertEquals(409, answer.status());
    assertTrue(answer.text().contains("There is no ID token to verify."));
  }

  /** A fresh nonce with every attempt, and none where nobody asks who signs in. */
  @Test
  void openidBringsAFreshNonceAlong() {
    var first = sent(browser.get("/").fill("oauthScopes", "openid email"));
    var second = sent(browser.get("/").fill("oauthScopes", "openid email"));

    assertEquals(32, first.value("nonce").orElseThrow().length());
    assertNotEquals(first.value("nonce"), second.value("nonce"));
    assertEquals(Optional.empty(), sent(browser.get("/").fill("oauthScopes", "spark:rooms_read")).value("nonce"));
  }

  /** Contract §5 case 20: the wrong account, from an old session. */
  @Test
  void howThePersonSignsInCanBeAskedFor() {
    var page = browser.get("/").fill("loginHint", "alex@example.com").fill("maxAge", "60");
    page.document().select("#prompt option").removeAttr("selected");
    page.document().selectFirst("#prompt option[value=select_account]").attr("selected", "selected");

    var sent = sent(page);
    var again = browser.get("/");

    assertEquals("select_account", sent.value("prompt").orElseThrow());
    assertEquals("alex@example.com", sent.value("login_hint").orElseThrow());
    assertEquals("60", sent.value("max_age").orElseThrow());
    assertTrue(again.text().contains("With select_account or login you can choose another account"), "the table explains it");
    assertEquals("60", again.value("maxAge"), "and nothing typed is lost");
  }

  @Test
  void aGreatestAgeThatIsNoneIsSentBack() {
    var answer = browser.get("/").fill("maxAge", "-1").press("requestCode");

    assertEquals(400, answer.status());
    assertTrue(answer.text().contains("whole number of seconds"));
    assertTrue(answer.document().selectFirst("details.advanced").hasAttr("open"));
  }

  private static Form sent(Page page) {
    return Form.parse(URI.create(page.press("requestCode").header("Location")).getRawQuery());
  }

  private Page signedIn(String scopes) {
    return signIn(browser.get("/").fill("oauthScopes", scopes)).press("requestToken").follow();
  }

  private static Page signIn(Page form) {
    var page = form.press("requestCode").follow();
    var consent = page.has("accept") ? page : page.pressFirst("button[name=person]").follow();
    return consent.press("accept").follow();
  }

  private URI sandbox() {
    return URI.create("http://localhost:" + playground.sandboxPort());
  }

  private static List<String> rules(Page page, String verdict) {
    return page.document().select("#loginChecks ." + verdict).eachAttr("data-rule");
  }

  private static String claim(Page page, String table, String name) {
    return page.document().select("#" + table + " [data-claim=" + name + "]").text();
  }
}
