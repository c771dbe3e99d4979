package playground.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.flow.AuthenticationFields;
import playground.flow.FlowSettings;
import playground.flow.RedirectUriField;
import playground.flow.RequestForm;
import playground.flow.RequestWarnings;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Scopes;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.FakeWebex;
import playground.testing.RunningPlayground;
import playground.text.FormTexts;
import playground.testing.SandboxSteps;
import playground.testing.FlowToCode;
import playground.webex.WebexEndpoints;

/**
 * What developers get wrong, case by case (contract, section 5): what brings it about here, and the sentence by which
 * the page names cause or cure. The cases that show in a further step stand in the tests of that step: an access token
 * that has expired (12), lacks a scope (15) or was revoked (19) in {@code steps/check}, an issuer of another region (17) in
 * {@code steps/login}.
 *
 * <p>Not to be seen by this app: case 8 (a secret in browser or mobile code, or committed), because it happens in other
 * people's repositories; the pages keep the secret on the server, and the README says why. Case 14 (a personal token
 * used as if permanent), because no token can be pasted in here; what remains of each lifetime is always shown.
 */
class TwentyThreeMistakesTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground against = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(10));

  private record Case(int number, String mistake, Supplier<String> page, String sentence) {}

  private List<Case> cases() {
    return List.of(
        new Case(1, "a scope that is not registered", () -> asking("spark:teams_read").text(),
            "A requested scope is not registered with the integration"),
        new Case(2, "spark:all and a single scope", () -> typing("spark:all spark:rooms_read").text(),
            "spark:all already stands for spark:rooms_read"),
        new Case(2, "spark:all and a meeting scope", () -> typing("spark:all meeting:schedules_read").text(),
            "spark:all does not cover meeting:schedules_read"),
        new Case(3, "an invented scope", () -> typing("webex:all").text(), "Webex has no scope called webex:all"),
        new Case(1, "a misspelt scope", () -> typing("spark:room_read").text(), "Did you mean spark:rooms_read?"),
        new Case(4, "another Redirect URI than the registered one", () -> notBack().text(),
            "The Redirect URI is not registered exactly as sent"),
        new Case(5, "localhost for 127.0.0.1, another port, a slash", () -> notBack().text(),
            "Compare scheme, host, port, path and the slash at the end"),
        new Case(5, "localhost for 127.0.0.1, before leaving", this::openedAs127,
            "If you registered localhost, open it as localhost"),
        new Case(6, "a base URL without /v1", () -> warnings("https://webexapis.com"), "does not end in /v1"),
        new Case(7, "PKCE in place of the secret",
            () -> exchanging(400, "{\"message\":\"client_secret cannot be null or empty\"}").text(),
            "PKCE does not replace the secret."),
        new Case(9, "an exchange without a code", () -> browser().post("/token", "flow=1").text(),
            "This browser has no such flow."),
        new Case(10, "a code that comes twice", () -> exchanging(400, "{\"message\":\"no\"}").text(),
            "A code works once and only for minutes."),
        new Case(10, "a callback page that is reloaded", this::reloadedCallback, "has been used already"),
        new Case(11, "a code sent as a refresh token", () -> exchanging(400, "{\"message\":\"no\"}").text(),
            "A refresh token was sent as a code, or a code as a refresh token"),
        new Case(12, "an access token that is about to expire", () -> after(Duration.ofMinutes(55)).text(),
            "Less than a tenth of it is left."),
        new Case(13, "a refresh token that has expired", () -> refreshingWith(FaultType.REFRESH_TOKEN_EXPIRED),
            "The refresh token has expired: 90 days without a refresh"),
        new Case(16, "a device without the helper Redirect URIs", () -> notBack().text(), "Register all four."),
        new Case(18, "an integration that an administrator has blocked", () -> leavingWith(FaultType.ADMIN_BLOCKED),
            "Access denied"),
        new Case(18, "the same, as the app can tell it", () -> notBack().text(),
            "An administrator has blocked the integration"),
        new Case(20, "an old browser session, and another person", () -> notBack().text(), "Send prompt=select_account"),
        new Case(21, "Webex for Government and commercial credentials", () -> warnings("https://api-usgov.webex.com/v1"),
            "integrations of the commercial Webex are unknown there"),
        new Case(21, "Webex's old host", () -> warnings("https://api.ciscospark.com/v1"), "is Webex's old host"),
        new Case(22, "messages without spark:kms", () -> typing("spark:messages_read").text(),
            "Without spark:kms the text of messages may come encrypted or empty"),
        new Case(23, "lifetimes that are assumed and not read",
            () -> exchanging(200, "{\"access_token\":\"a\",\"expires_in\":43199}").text(), "43199 seconds, as sent"));
  }

  @TestFactory
  Stream<DynamicTest> theCaseIsNamedWithItsCauseOrItsCure() {
    return cases().stream().map(one -> DynamicTest.dynamicTest(one.number() + ": " + one.mistake(), () -> {
      playground.sandbox().faults().replace(List.of());

      var text = one.page().get();

      assertTrue(text.contains(one.sentence()), text);
    }));
  }

  private Browser browser() {
    return playground.newBrowser();
  }

  private Page notBack() {
    return browser().get("/troubleshooting");
  }

  /** The page after a form that asks for these scopes was sent back for another fault: warnings stand beside it. */
  private Page typing(String scope) {
    return browser().get("/").fill("oauthScopes", scope).fill("stateValue", "").press("requestCode");
  }

  private Page asking(String scope) {
    return browser().get("/").fill("oauthScopes", scope).press("requestCode").press("requestCode").follow();
  }

  private String openedAs127() {
    return new Browser(URI.create("http://127.0.0.1:" + against.port())).get("/").text();
  }

  private static String warnings(String baseUrl) {
    var client = new RequestForm.Client("C" + "0".repeat(64), Optional.empty(), Optional.empty());
    var own = URI.create("https://app.example.com/callback");
    var form = new RequestForm(
        client, "spark:rooms_read", "s", new RedirectUriField(own, own.toString()), true, AuthenticationFields.BLANK,
        Map.of(), Set.of());
    var settings = new FlowSettings(
        WebexEndpoints.at(URI.create(baseUrl)), Optional.empty(), Scopes.parse(""), Duration.ofSeconds(1), Optional.empty(),
        Optional.empty());
    return RequestWarnings.of(form, settings, List.of()).stream().map(FormTexts::of).collect(Collectors.joining(" "));
  }

  private Page exchanging(int status, String body) {
    webex.answersTokens(FakeWebex.json(status, body));
    return FlowToCode.andExchange(against.newBrowser());
  }

  private String reloadedCallback() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var browser = against.newBrowser();
    var left = browser.get("/").press("requestCode").header("Location");
    var state = Form.parse(URI.create(left).getRawQuery()).value("state").orElseThrow();
    browser.get("/callback?code=c0de&state=" + state).follow();
    return browser.get("/callback?code=c0de&state=" + state).text();
  }

  /** A token of an hour, looked at that much later. */
  private Page after(Duration time) {
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"a\",\"expires_in\":3600}"));
    var browser = against.newBrowser();
    FlowToCode.andExchange(browser);
    against.clock().forward(time);
    return browser.get("/");
  }

  private String refreshingWith(FaultType fault) {
    var page = SandboxSteps.toTokens(browser());
    switchOn(fault);
    return page.press("refreshToken").follow().text();
  }

  private String leavingWith(FaultType fault) {
    switchOn(fault);
    return browser().get("/").press("requestCode").follow().text();
  }

  private void switchOn(FaultType fault) {
    playground.sandbox().faults().replace(List.of(ActiveFault.of(fault)));
  }
}
