package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/**
 * What developers get wrong, case by case (contract, section 5), walked through the real app: what brings it about, the
 * first sentence that the page says about it, and the cure that stands beside it. A cause further down does not count.
 *
 * <p>The cases of a further step stand in the tests of that step: a device without the helper Redirect URIs (16) in
 * {@code steps/device}, an issuer of another region (17) in {@code steps/login}, the tutorial's own 403 (15) in
 * {@code steps/check} too.
 *
 * <p>Three cases no app can see. Case 8, a secret in browser or mobile code or committed: it happens in other people's
 * repositories. Case 11, a code sent as a refresh token: the playground sends each in its own parameter, so it happens in
 * other programs alone. Case 14, a personal token used as if permanent: while the token is in another program nobody
 * else knows its kind; once it is pasted into the console, {@code ConsoleServletTest} shows what is said of it.
 */
class TwentyThreeMistakesTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground against = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(10));

  @RegisterExtension
  final RunningPlayground withoutVersion =
      RunningPlayground.with(URI.create(webex.baseUrl().toString().replace("/v1", "")), Duration.ofSeconds(10));

  @RegisterExtension
  final RunningPlayground withoutSecret =
      RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(10)).withoutSecret();

  @RegisterExtension
  final RunningPlayground government =
      RunningPlayground.with(URI.create("https://api-usgov.webex.com/v1"), Duration.ofSeconds(1));

  @RegisterExtension
  final RunningPlayground outdated =
      RunningPlayground.with(URI.create("https://api.ciscospark.com/v1"), Duration.ofSeconds(1));

  /** What a page says first, and the cure beside it. */
  private record Said(String sentence, String cure) {

    /** Of a failure: its headline. */
    static Said failure(Page page) {
      var failure = page.document().select(".failure:has(.why)").first();
      assertTrue(failure != null, page.text());
      return new Said(failure.select(".why").text(), failure.select(".cure").text());
    }

    /** Of a warning in the form, whose one sentence has the cure in it. */
    static Said warning(Page page) {
      var said = page.document().select("#requestForm .warning").eachText().stream()
          .filter(text -> !text.startsWith("This isn't a client")) // that the test's client is made up
          .findFirst().orElse(page.text());
      return new Said(said, said);
    }

    /** Of a browser that does not come back: the first of the causes to check. */
    static Said notBack(Page page) {
      return new Said(
          page.document().select("#notBack-title").text(), page.document().select("#notBack li").eachText().toString());
    }
  }

  private record Case(int number, String mistake, Supplier<Said> walked, String sentence, String cure) {}

  private List<Case> cases() {
    return List.of(
        new Case(1, "a scope that is not registered", () -> refused("spark:teams_read"),
            "spark:teams_read isn't registered with the integration.",
            "Add spark:teams_read to the integration in the sandbox's /my-apps"),
        new Case(1, "a misspelt scope", () -> refused("spark:room_read"),
            "spark:room_read is not a Webex scope. The nearest is spark:rooms_read.",
            "Request spark:rooms_read instead"),
        new Case(2, "spark:all in place of the registered scopes", () -> refused("spark:all"),
            "spark:all isn't registered with the integration. Single scopes don't add up to it.",
            "Request the registered scopes by their names"),
        new Case(2, "spark:all thought to include meetings", this::meetingsWithAll,
            "The token lacks meeting:schedules_read: spark:all covers neither meeting nor administration scopes.",
            "Authorize again with spark:all meeting:schedules_read."),
        new Case(3, "an invented scope", () -> refused("webex:all"),
            "webex:all is not a known Webex scope.", "Choose a scope on the Scopes page"),
        new Case(4, "another Redirect URI than the registered one", () -> compared("/Callback"),
            "They differ at character 24, in the path.", "Register exactly the Redirect URI that was sent"),
        new Case(4, "the same, before it is compared", this::away,
            "You left for Webex less than a minute ago and have not come back.",
            "the Redirect URI is not registered exactly as it was sent"),
        new Case(5, "127.0.0.1 for localhost", () -> compared("127.0.0.1"),
            "They differ at character 8, in the host. localhost and 127.0.0.1 are different",
            "Register exactly the Redirect URI that was sent"),
        new Case(6, "a base URL without /v1", () -> Said.warning(withoutVersion.newBrowser().get("/")),
            "webex.base-url doesn't end in /v1.", "webex.base-url doesn't end in /v1."),
        new Case(6, "the same at the exchange", this::exchangedWithoutVersion,
            "webex.base-url doesn't end in /v1, so Webex's gateway responds instead of the endpoint.",
            "End webex.base-url in /v1 and restart the playground."),
        new Case(7, "PKCE in place of the secret", this::exchangedWithoutSecret,
            "No client secret was sent. Every Webex integration is a confidential client: PKCE doesn't replace the secret.",
            "Copy the secret from My Webex Apps (developer.webex.com), enter it"),
        new Case(9, "an exchange without a code",
            () -> Said.failure(playground.newBrowser().post("/token", "flow=1").follow()),
            "Step 1 hasn't been done yet", "Start again with step 1."),
        new Case(10, "a code that a first try used up, whose response was cut off", this::exchangedTwice,
            "The first try may have got through, although no usable response came back. A code works once.",
            "Get a new code: start again with step 1."),
        new Case(10, "a code that is exchanged late", () -> exchangedAfter(Duration.ofMinutes(11)),
            "The code is too old: it came 11 minutes ago, and codes live for minutes.",
            "Get a new code and exchange it at once"),
        new Case(10, "a code that is exchanged after the sandbox's clock was moved", this::exchangedADayLater,
            "The code has expired: the sandbox's clock was moved 24 hours forward after the code was issued.",
            "Get a new code: start again with step 1."),
        new Case(10, "a callback page that is reloaded", this::reloadedCallback,
            "The callback page was reloaded, or opened again from the history.", "Go back to the flow"),
        new Case(12, "an access token whose end goes unnoticed", () -> calledAfter(Duration.ofHours(1)),
            "The access token has expired. It lived 60 minutes, as expires_in said.", "Refresh the token"),
        new Case(12, "the same, with the sandbox's clock moved", () -> calledWithClockForward(15),
            "The access token has expired. The sandbox's clock was moved 15 days forward. It lived 14 days",
            "Refresh the token"),
        new Case(13, "a refresh token whose end goes unnoticed, with the sandbox's clock moved",
            () -> refreshedWithClockForward(91),
            "The refresh token has expired. The sandbox's clock was moved 91 days forward. It lived 90 days.",
            "Start again with step 1."),
        new Case(15, "people/me without spark:people_read", () -> called("/people/me"),
            "The token lacks spark:people_read. It was granted spark:rooms_read.",
            "Scopes can't be added to a token. Authorize again with spark:rooms_read spark:people_read."),
        new Case(15, "a call that needs a role", this::calledWithoutRole,
            "The token's scopes cover spark:rooms_read, so you probably lack a role or a license that the call needs.",
            "Sign in with another account, or ask your administrator"),
        new Case(18, "an integration that an administrator has blocked", this::blocked,
            "You left for Webex less than a minute ago and have not come back.",
            "Webex shows “Access denied”: an administrator has blocked the integration."),
        new Case(19, "a token that was revoked, as by a changed password", this::calledAfterRevocation,
            "The token was revoked: by its owner, by an administrator, or by a changed password.",
            "Refresh the token. If the refresh fails too, start again with step 1."),
        new Case(19, "the refresh token too", this::refreshedAfterRevocation,
            "The refresh token was revoked: by its owner, by an administrator, by a changed password",
            "Start again with step 1."),
        new Case(20, "an old browser session, and another person",
            () -> check("The browser is signed in to another Webex account"),
            "No sign-in page; the callback brings the tokens of another person",
            "Send prompt=select_account"),
        new Case(21, "Webex for Government and commercial credentials",
            () -> Said.warning(government.newBrowser().get("/")),
            "This is Webex for Government (FedRAMP). It doesn't know the integrations of the commercial Webex",
            "This is Webex for Government (FedRAMP)."),
        new Case(21, "Webex's old host", () -> Said.warning(outdated.newBrowser().get("/")),
            "api.ciscospark.com is Webex's old host.", "The current one is webexapis.com."),
        new Case(22, "messages without spark:kms", () -> typed("spark:messages_read"),
            "Without spark:kms the text of messages may be encrypted or empty.", "Request it too."),
        new Case(23, "lifetimes that are assumed and not read", () -> calledAfter(Duration.ofSeconds(43_199)),
            "The access token has expired. It lived 12 hours, as expires_in said.", "Refresh the token"));
  }

  @TestFactory
  Stream<DynamicTest> theFirstSentenceNamesTheCauseAndTheNextTheCure() {
    return cases().stream().map(one -> DynamicTest.dynamicTest(one.number() + ": " + one.mistake(), () -> {
      playground.sandbox().faults().replace(List.of());

      var said = one.walked().get();

      assertTrue(said.sentence().startsWith(one.sentence()), said.toString());
      assertTrue(said.cure().contains(one.cure()), said.toString());
    }));
  }

  /** All but the three that no app can see, and the two that stand with their steps. */
  @Test
  void noCaseIsLeftOut() {
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 13, 15, 18, 19, 20, 21, 22, 23),
        cases().stream().map(Case::number).distinct().toList());
  }

  /** Leaves whatever the form warns of, and comes back from the sandbox. */
  private Said refused(String scope) {
    return Said.failure(leaving(playground.newBrowser(), scope).follow());
  }

  private static Page leaving(Browser browser, String scope) {
    var pressed = browser.get("/").fill("oauthScopes", scope).press("requestCode");
    return pressed.status() == 303 ? pressed : pressed.press("requestCode"); // asked once whether to send it anyway
  }

  /** The page after a form that asks for these scopes was sent back for another fault: warnings stand beside it. */
  private Said typed(String scope) {
    return Said.warning(playground.newBrowser().get("/").fill("oauthScopes", scope).fill("stateValue", "")
        .press("requestCode"));
  }

  private Said meetingsWithAll() {
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"a\",\"scope\":\"spark:all\"}"));
    webex.answersCalls("/meetings", FakeWebex.json(403, "{\"message\":\"no\"}"));
    var browser = against.newBrowser();
    FlowToCode.andExchange(browser);
    return Said.failure(call(browser, "/meetings"));
  }

  private static Page call(Browser browser, String path) {
    return browser.get("/console").fill("path", path).fill("query", "").press("send").follow();
  }

  private Said away() {
    var browser = against.newBrowser();
    browser.get("/").press("requestCode");
    return Said.notBack(browser.get("/"));
  }

  /** With another Redirect URI registered than the one that is sent, which has this in place of its like. */
  private Said compared(String other) {
    var browser = against.newBrowser();
    browser.get("/").press("requestCode");
    var registered = against.redirectUri().toString()
        .replace(other.startsWith("/") ? "/callback" : "localhost", other);
    var found = browser.get("/").fill("registered", registered).press("compare").document().getElementById("comparison");
    var text = found.text();
    return new Said(text.substring(text.indexOf("They differ")), text);
  }

  private Said exchangedWithoutVersion() {
    webex.answersTokensAt("/access_token", FakeWebex.json(401,
        "{\"message\":\"The request requires a valid access token set in the Authorization request header.\"}"));
    return Said.failure(FlowToCode.andExchange(withoutVersion.newBrowser()));
  }

  private Said exchangedWithoutSecret() {
    webex.answersTokens(FakeWebex.json(400, "{\"message\":\"client_secret cannot be null or empty\"}"));
    var code = FlowToCode.with(withoutSecret.newBrowser());
    return Said.failure(code.press("requestToken").follow());
  }

  private Said exchangedTwice() {
    var code = SandboxSteps.toCode(playground.newBrowser());
    switchOn(FaultType.CUT);
    var cut = code.press("requestToken").follow();
    playground.sandbox().faults().replace(List.of());
    return Said.failure(cut.press("requestToken").follow());
  }

  private Said exchangedAfter(Duration time) {
    var code = SandboxSteps.toCode(playground.newBrowser());
    playground.clock().forward(time);
    return Said.failure(code.press("requestToken").follow());
  }

  private Said exchangedADayLater() {
    var code = SandboxSteps.toCode(playground.newBrowser());
    clockForward(1);
    return Said.failure(code.press("requestToken").follow());
  }

  private Said reloadedCallback() {
    var browser = against.newBrowser();
    var left = browser.get("/").press("requestCode").header("Location");
    var state = Form.parse(URI.create(left).getRawQuery()).value("state").orElseThrow();
    browser.get("/callback?code=c0de&state=" + state).follow();
    return Said.failure(browser.get("/callback?code=c0de&state=" + state).follow());
  }

  /** With a token that lives as long, in a browser that is not idle meanwhile. */
  private Said calledAfter(Duration time) {
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"a\",\"expires_in\":" + time.toSeconds() + "}"));
    webex.answersCalls("/rooms", FakeWebex.json(401, "{\"message\":\"no\"}"));
    var browser = against.newBrowser();
    FlowToCode.andExchange(browser);
    for (var hour = 0; hour < time.toHours(); hour++) {
      against.clock().forward(Duration.ofHours(1));
      browser.get("/");
    }
    against.clock().forward(time.minusHours(time.toHours()));
    return Said.failure(call(browser, "/rooms"));
  }

  private Said calledWithClockForward(int days) {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    clockForward(days);
    return Said.failure(call(browser, "/rooms"));
  }

  private Said refreshedWithClockForward(int days) {
    var tokens = SandboxSteps.toTokens(playground.newBrowser());
    clockForward(days);
    return Said.failure(tokens.press("refreshToken").follow());
  }

  private Said called(String path) {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    return Said.failure(call(browser, path));
  }

  private Said calledWithoutRole() {
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"a\",\"scope\":\"spark:rooms_read\"}"));
    webex.answersCalls("/rooms", FakeWebex.json(403, "{\"message\":\"no\"}"));
    var browser = against.newBrowser();
    FlowToCode.andExchange(browser);
    return Said.failure(call(browser, "/rooms"));
  }

  private Said blocked() {
    switchOn(FaultType.ADMIN_BLOCKED);
    var browser = playground.newBrowser();
    assertTrue(leaving(browser, "spark:rooms_read").follow().text().contains("Access denied"));
    return Said.notBack(browser.get("/"));
  }

  private Said calledAfterRevocation() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    browser.get("/sign-out").press("revokeAccess");
    return Said.failure(call(browser, "/rooms"));
  }

  private Said refreshedAfterRevocation() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    browser.get("/sign-out").press("revokeRefresh");
    return Said.failure(browser.get("/").press("refreshToken").follow());
  }

  /** A cause on the page about browsers that do not come back, or come back as somebody else. */
  private Said check(String title) {
    var text = playground.newBrowser().get("/troubleshooting").text();
    var said = text.substring(text.indexOf(title));
    return new Said(said.substring(said.indexOf("No sign-in page")), said);
  }

  private void switchOn(FaultType fault) {
    playground.sandbox().faults().replace(List.of(ActiveFault.of(fault)));
  }

  private void clockForward(int days) {
    playground.sandbox().moveClock(Duration.ofDays(days));
  }
}
