package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** Step 1: the page, and the button that leaves for Webex. No Webex is needed for that. */
class PageServletTest {

  private static final URI WEBEX = URI.create("http://localhost:1/v1");

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(WEBEX, Duration.ofSeconds(1));

  @Test
  void thePageHasTheElementIdsOfWebexsOwnSamplePage() {
    var page = playground.newBrowser().get("/");

    assertEquals(200, page.status());
    for (var id :
        List.of("clientId", "clientSecret", "oauthScopes", "stateValue", "redirectUri", "stateDisplay", "code", "token",
            "refresh", "expiresIn", "refreshExpiresIn", "tokenType", "scope")) {
      assertTrue(page.has(id), id);
    }
    assertEquals("client-1", page.value("clientId"));
    assertEquals("spark:rooms_read", page.value("oauthScopes"));
  }

  /** C-01: 63 characters of 62 different ones are 375 bits, and no two pages show the same. */
  @Test
  void everyPageHasAFreshStateOf63LettersAndDigits() {
    var browser = playground.newBrowser();
    var states = new HashSet<String>();

    for (var i = 0; i < 1000; i++) {
      states.add(browser.get("/").value("stateValue"));
    }

    assertEquals(1000, states.size());
    states.forEach(state -> assertTrue(state.matches("[A-Za-z0-9]{63}"), state));
  }

  /** C-12: neither what was set up nor what was typed comes back, whether the form was good or not. */
  @Test
  void theSecretIsNeverSentBack() {
    var browser = playground.newBrowser();
    var before = browser.get("/");
    var leaving = browser.post("/authorize", "client_secret=typed-s3cret&scope=spark%3Arooms_read");
    var after = browser.get("/");
    var refused = browser.post("/authorize", "client_secret=typed-s3cret&scope=");

    for (var page : List.of(before, leaving, after, refused)) {
      var all = page.body() + page.header("Location") + page.header("Set-Cookie");
      assertFalse(all.contains("typed-s3cret"), "what was typed");
      assertFalse(all.contains("s&amp;cret+1%") || all.contains("s&cret+1%"), "what was set up");
    }
    assertEquals("password", after.document().getElementById("clientSecret").attr("type"));
  }

  @Test
  void noSessionIsMadeByLookingOrByMistakes() throws Exception {
    for (var path : List.of("/callback?state=x&code=y", "/nowhere", "/authorize", "/healthz")) {
      assertEquals("", RawHttp.header(RawHttp.get(playground.port(), path), "Set-Cookie"), path);
    }
    for (var path : List.of("/", "/?flow=1")) {
      assertFalse(RawHttp.header(RawHttp.get(playground.port(), path), "Set-Cookie").isEmpty(), "the browser's id");
    }
    assertEquals(0, playground.browsersKnown(), "an id stores nothing");

    var browser = playground.newBrowser();
    assertEquals("", browser.post("/authorize", "scope=").header("Set-Cookie"), "a form with a problem");
    assertEquals("", browser.post("/token", "flow=1").header("Set-Cookie"), "a step before its time");
    assertEquals(0, playground.browsersKnown());
    assertFalse(browser.post("/authorize", "").header("Set-Cookie").isEmpty(), "the first authorization");
    assertEquals(1, playground.browsersKnown());
  }

  /** W-19: what is kept of a form has a length; who exceeds it is told, and no session is begun for it. */
  @Test
  void aFieldThatIsTooLongIsReportedAndNothingIsKept() {
    var browser = playground.newBrowser();

    for (var field : List.of("client_id=" + "x".repeat(257), "client_secret=" + "x".repeat(1025), "scope=" + "x".repeat(4097))) {
      var refused = browser.post("/authorize", field);
      assertEquals(400, refused.status());
      assertTrue(refused.text().contains(" characters"), refused.text());
      assertEquals("", refused.header("Set-Cookie"));
    }
    var longest = "client_id=" + "x".repeat(256) + "&client_secret=" + "x".repeat(1024) + "&scope=" + "x".repeat(4096)
        + "&seen=SCOPE_UNKNOWN";
    assertEquals(303, browser.post("/authorize", longest).status());
  }

  /** W-19: percent signs treble it, and the server's own limit on headers would be a fault of ours. */
  @Test
  void anAddressThatWouldBeTooLongForAHeaderIsReportedBeforeItIsMade() {
    var browser = playground.newBrowser();

    var refused = browser.post("/authorize", "scope=" + "%2F".repeat(2000) + "&state=" + "%2F".repeat(1000));

    assertEquals(400, refused.status());
    assertTrue(refused.text().contains("The scopes and the state are too long for a URL."), refused.text());
    assertEquals(303, browser.post("/authorize", "seen=SCOPE_UNKNOWN&scope=" + "%2F".repeat(1500)).status());
  }

  /** C-11: the loopback name that the browser used, because Webex compares the text. */
  @Test
  void theRedirectUriHasTheLoopbackNameThatTheBrowserUsed() throws Exception {
    for (var name : List.of("localhost", "127.0.0.1", "[::1]")) {
      var host = name + ":" + playground.port();
      var page = RawHttp.exchange(playground.port(), "GET / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");
      assertTrue(page.contains("value=\"http://" + host + "/callback\""), name);
    }
  }

  /** C-11, W-03: anybody can send these headers. */
  @Test
  void forwardedHeadersChangeNothing() throws Exception {
    var port = playground.port();
    var response =
        RawHttp.exchange(port, """
            POST /authorize HTTP/1.1
            Host: localhost:%d
            X-Forwarded-Host: evil.example.com
            X-Forwarded-Proto: https
            X-Forwarded-Port: 444
            X_Forwarded_Host: evil.example.com
            Forwarded: host=evil.example.com;proto=https;for=192.0.2.1
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 7
            Connection: close

            state=s""".formatted(port));

    assertTrue(
        RawHttp.header(response, "Location").contains("redirect_uri=http%3A%2F%2Flocalhost%3A" + port + "%2Fcallback"));
    assertFalse(RawHttp.header(response, "Set-Cookie").contains("Secure"));
  }

  /** C-11: what the proxy in front is called decides, not the name that it uses towards us. */
  @Test
  void thePublicUrlDecidesTheRedirectUri() throws Exception {
    var behind = playground.behind(URI.create("https://play.example.com"));
    behind.start();
    try {
      var page = behind.newBrowser().get("/");
      var leaving = behind.newBrowser().post("/authorize", "state=s");

      assertEquals("https://play.example.com/callback", page.value("redirectUri"));
      assertTrue(
          leaving.header("Location").contains("redirect_uri=https%3A%2F%2Fplay.example.com%2Fcallback"));
    } finally {
      behind.stop();
    }
  }

  @Test
  void theButtonSendsTheBrowserToWebexWithTheRequestInTheUrl() {
    var leaving =
        playground.newBrowser().get("/").fill("stateValue", "typed over & over").choose("pkceOff").press("requestCode");

    assertEquals(303, leaving.status());
    assertEquals(
        "http://localhost:1/v1/authorize?response_type=code"
            + "&scope=spark%3Arooms_read&state=typed%20over%20%26%20over&client_id=client-1"
            + "&redirect_uri=http%3A%2F%2Flocalhost%3A" + playground.port() + "%2Fcallback",
        leaving.header("Location"));
  }

  /** C-04: S256 unless switched off, and a challenge of its own for each attempt. */
  @Test
  void aCodeChallengeGoesAlongUnlessItIsSwitchedOff() {
    var browser = playground.newBrowser();
    var challenges = new HashSet<String>();

    for (var i = 0; i < 2; i++) {
      var sent = Form.parse(URI.create(browser.get("/").press("requestCode").header("Location")).getRawQuery());
      assertEquals("S256", sent.value("code_challenge_method").orElseThrow());
      challenges.add(sent.value("code_challenge").orElseThrow());
    }

    assertEquals(2, challenges.size());
    challenges.forEach(challenge -> assertTrue(challenge.matches("[A-Za-z0-9_-]{43}"), challenge));
  }

  @Test
  void whatWasSentOffStandsThereAgainWithAFreshState() {
    var browser = playground.newBrowser();
    var first = browser.get("/").fill("clientId", "other").fill("oauthScopes", "spark:kms  a:b").choose("pkceOff");
    first.press("requestCode").press("requestCode");

    var again = browser.get("/");

    assertEquals("other", again.value("clientId"));
    assertEquals("spark:kms a:b", again.value("oauthScopes"));
    assertTrue(again.document().getElementById("pkceOff").hasAttr("checked"));
    assertFalse(again.value("stateValue").equals(first.value("stateValue")));
  }

  @Test
  void theSecretFieldSaysWhoseSecretAnEmptyOneStandsFor() {
    var browser = playground.newBrowser();
    var setUp = browser.get("/").document().getElementById("clientSecret-help").text();
    browser.get("/").fill("clientId", "other").fill("clientSecret", "typed").press("requestCode");
    var typed = browser.get("/").document().getElementById("clientSecret-help").text();

    assertTrue(setUp.equals("Leave empty to use that of the playground's settings."), setUp);
    assertTrue(typed.equals("Leave empty to use the one last typed in this browser."), typed);
  }

  @Test
  void aFormWithProblemsGets400WithEverythingTypedStillThere() {
    var typed = playground.newBrowser().get("/");
    typed.fill("clientId", "two words").fill("oauthScopes", "spark:\"all\"").fill("stateValue", "é <b>");
    typed.choose("pkceOff");

    var refused = typed.press("requestCode");

    assertEquals(400, refused.status());
    assertEquals("two words", refused.value("clientId"));
    assertEquals("spark:\"all\"", refused.value("oauthScopes"));
    assertEquals("é <b>", refused.value("stateValue"));
    assertTrue(refused.document().getElementById("pkceOff").hasAttr("checked"));
    assertEquals("", refused.document().getElementById("clientSecret").attr("value"));
    assertEquals(3, refused.document().select(".problem").size(), "each field says what is wrong with it");
    assertEquals(3, refused.document().select("[aria-invalid=true]").size());
  }

  @Test
  void eachFieldThatCannotBeEmptySaysSo() {
    var refused = playground.newBrowser().post("/authorize", "client_id=+&scope=+&state=");

    assertEquals(400, refused.status());
    assertEquals(
        List.of(
            "Enter the client ID: copy it from your integration's page.",
            "Enter at least one scope, such as spark:rooms_read.",
            "Enter 1 to 1024 printable ASCII characters."),
        refused.document().select(".problem").eachText());
  }

  @Test
  void scopesWithCommasBetweenThemAreNotSent() {
    var refused = playground.newBrowser().get("/").fill("oauthScopes", "spark:kms, spark:all").press("requestCode");

    assertEquals(400, refused.status());
    assertEquals(
        List.of("Separate scopes by spaces, not by commas."), refused.document().select(".problem").eachText());
    assertEquals("spark:kms, spark:all", refused.value("oauthScopes"));
  }

  /** A page that stood open over a restart is reloaded, or an address was kept. */
  @Test
  void anAddressWhoseAttemptIsForgottenSaysSo() {
    var browser = playground.newBrowser();
    var unknown = browser.get("/?flow=99");
    browser.post("/authorize", "state=st4te");
    browser.get("/callback?state=st4te&code=c0de");

    assertTrue(unknown.text().contains("The playground no longer has this flow."), unknown.text());
    assertTrue(browser.get("/?flow=99").has("forgotten"));
    assertFalse(browser.get("/?flow=1").has("forgotten"));
    assertFalse(browser.get("/").has("forgotten"));
  }

  @Test
  void aStateThatHasServedIsNotBegunAgain() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "state=once");
    browser.get("/callback?state=once&code=c");

    var refused = browser.post("/authorize", "state=once&scope=spark%3Akms");

    assertEquals(400, refused.status());
    assertTrue(refused.text().contains("a state works once"), refused.text());
    assertEquals("spark:kms", refused.value("oauthScopes"));
    assertEquals(63, refused.value("stateValue").length(), "a fresh one is offered");
  }

  /** W-11: no link can make a browser leave for Webex; only the button can. */
  @Test
  void openingTheAddressOfTheButtonBeginsNothing() {
    var response = playground.newBrowser().get("/authorize?state=s");

    assertEquals(405, response.status());
    assertEquals("", response.header("Location"));
  }
}
