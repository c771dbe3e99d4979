package playground.web;

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
import org.junit.jupiter.params.provider.EnumSource;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RawHttp;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;
import playground.webex.WebexEndpoints;

/** One diagnosis, by the error and by what the playground itself knows; what it can rule out is not said at all. */
class DiagnosesTest {

  @RegisterExtension final RunningPlayground sandbox = RunningPlayground.withSandbox();

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground against = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  @RegisterExtension
  final RunningPlayground misdirected = RunningPlayground.with(
      WebexEndpoints.at(webex.baseUrl()).chosenBy(Map.of(Endpoint.TOKEN, "webex.token-endpoint")), Duration.ofSeconds(5));

  @RegisterExtension final RawWebex raw = new RawWebex();

  @RegisterExtension
  final RunningPlayground impatient = RunningPlayground.with(raw.baseUrl(), Duration.ofSeconds(2));

  private static String failure(Page page) {
    return page.document().select(".failure").text();
  }

  private static String why(Page page) {
    return page.document().select(".failure .why").text();
  }

  private static void assertSaysNothingOf(String ruledOut, Page page) {
    assertFalse(failure(page).contains(ruledOut), failure(page));
  }

  private Page exchanging(int status, String body) {
    webex.answersTokens(FakeWebex.json(status, body));
    return FlowToCode.andExchange(against.newBrowser());
  }

  /** With one cause there is no list; the label says how sure it is. */
  @Test
  void aFailureHasOneDiagnosisAndPerhapsAListOfOtherCauses() {
    var certain = exchanging(429, "{}");
    var likely = exchanging(400, "{\"message\":\"no\"}");

    assertEquals("Cause", certain.document().select(".failure dt").first().text());
    assertEquals(0, certain.document().select(".failure .causes").size());
    assertEquals("Likely cause", likely.document().select(".failure dt").first().text());
    assertEquals("Other possible causes", likely.document().select(".failure .causes summary").text());
    assertFalse(likely.document().select(".causes li").text().contains(why(likely)), "the first is not said twice");
  }

  @Test
  void aCodeThatWasSentOnceAndAtOnceIsNeitherUsedNorTooOld() {
    var page = exchanging(400, "{\"message\":\"no\"}");

    assertTrue(why(page).startsWith("Webex doesn't match the code with this client ID, redirect_uri or code_verifier."));
    assertTrue(why(page).endsWith("It was sent once, 0 seconds after it came."), why(page));
    assertSaysNothingOf("used before", page);
    assertSaysNothingOf("got through", page);
    assertSaysNothingOf("too old", page);
  }

  /** The error counts, not its status. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{\"error\":\"invalid_scope\"}                                                 | scope",
    "{\"error\":\"invalid_grant\",\"error_description\":\"redirect_uri mismatch\"} | The Redirect URI was removed",
    "{\"message\":\"m\",\"errors\":[{\"description\":\"Invalid redirect_uri\"}]}   | The Redirect URI was removed",
    "{\"error\":\"invalid_client\"}                                                | The client secret is wrong",
    "{\"error\":\"unauthorized_client\"}                                           | The client isn't an integration",
    "{\"error\":\"invalid_request\"}                                               | A parameter is missing"
  })
  void aRefusalThatIsNotAboutTheCodeIsNotExplainedByTheCode(String body, String says) {
    var page = exchanging(400, body);

    assertTrue(why(page).contains(says), failure(page));
    assertSaysNothingOf("used before", page);
    assertSaysNothingOf("too old", page);
  }

  /** A server that lists every reason has named none of them. */
  @Test
  void aTextThatNamesEveryReasonIsNoReason() {
    var page = exchanging(400, "{\"error\":\"invalid_grant\",\"error_description\":\"The code is invalid, expired, or does"
        + " not match the redirect_uri\"}");

    assertTrue(failure(page).startsWith("Webex rejected the authorization code (400)."), failure(page));
  }

  @Test
  void aSlowServerIsNoFirewall() {
    raw.answering(RawWebex.SILENCE);

    var page = FlowToCode.andExchange(impatient.newBrowser());

    assertTrue(why(page).startsWith("The server or the network is slow."), failure(page));
    assertSaysNothingOf("firewall", page);
    assertSaysNothingOf("webex.base-url", page);
  }

  @Test
  void aConnectionThatIsCutIsNoFirewall() {
    raw.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");

    var page = FlowToCode.andExchange(impatient.newBrowser());

    assertTrue(why(page).startsWith("The server or a proxy closed the connection."), failure(page));
    assertSaysNothingOf("firewall", page);
    assertSaysNothingOf("webex.base-url", page);
  }

  /** The browser has signed in there, so the address is right. */
  @Test
  void aServerThatTheBrowserReachesIsNotMisspelt() {
    raw.close();

    var page = FlowToCode.andExchange(impatient.newBrowser());

    assertEquals("The browser reaches Webex, but the playground doesn't: a proxy or firewall blocks Java.", why(page));
    assertSaysNothingOf("webex.base-url", page);
  }

  @Test
  void aServerThatRespondedAMomentAgoHasStopped() {
    raw.answering(RawWebex.ok("{\"access_token\":\"a\",\"refresh_token\":\"r\"}"));
    var page = FlowToCode.andExchange(impatient.newBrowser());
    raw.close();

    var refreshed = page.press("refreshToken").follow();

    assertTrue(why(refreshed).endsWith("responded a moment ago, so it has stopped or is restarting."), failure(refreshed));
    assertSaysNothingOf("firewall", refreshed);
    assertSaysNothingOf("webex.base-url", refreshed);
  }

  @Test
  void aWrongTokenEndpointIsNotAWrongBaseUrl() {
    webex.answersTokens(FakeWebex.json(404, "{\"message\":\"no\"}"));

    var page = FlowToCode.andExchange(misdirected.newBrowser());

    assertEquals("webex.token-endpoint contains a wrong address.", why(page));
    assertSaysNothingOf("webex.base-url", page);
  }

  @Test
  void afterASuccessTheBaseUrlIsNotBlamed() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    webex.answersCalls("/people/me", FakeWebex.html(200));
    var browser = against.newBrowser();
    FlowToCode.andExchange(browser);

    var missing = call(browser, "/nothing");
    var html = call(browser, "/people/me");

    assertEquals("Webex doesn't know this call (404).", missing.document().select(".failure .what").text());
    assertSaysNothingOf("webex.base-url", missing);
    assertTrue(html.has("answer"));
    assertSaysNothingOf("webex.base-url", html);
  }

  private static Page call(Browser browser, String path) {
    return browser.get("/console").fill("path", path).fill("query", "").press("send").follow();
  }

  @Test
  void theSandboxSaysWhichCallsItDoesNotPlay() {
    var browser = sandbox.newBrowser();
    SandboxSteps.toTokens(browser);

    var page = call(browser, "/xapi/status");

    assertEquals("The sandbox doesn't play this call (404).", page.document().select(".failure .what").text());
    assertSaysNothingOf("webex.base-url", page);
  }

  /** It is known which calls it plays, so a wrong ID is not taken for a call that is missing. */
  @Test
  void anIdThatTheSandboxDoesNotKnowIsNotACallThatItDoesNotPlay() {
    var browser = sandbox.newBrowser();
    SandboxSteps.toTokens(browser);

    var page = call(browser, "/rooms/nonsense");

    assertEquals("The sandbox found nothing with this ID or e-mail address (404).", page.document().select(".failure .what").text());
    assertSaysNothingOf("webex.base-url", page);
  }

  /** A fault that is on explains what it does, and nothing else. */
  @ParameterizedTest
  @EnumSource(names = {
    "TOO_MANY_REQUESTS", "MALFORMED_RETRY_AFTER", "LOCKED", "SERVICE_UNAVAILABLE", "SERVER_ERROR", "BAD_GATEWAY_HTML", "CUT",
    "TRUNCATED", "HUGE", "CODE_EXPIRED"
  })
  void aFaultThatIsOnIsTheCause(FaultType fault) {
    var code = SandboxSteps.toCode(sandbox.newBrowser());
    switchOn(fault);

    var page = code.press("requestToken").follow();

    assertEquals("The fault " + fault.wireName() + " is on in the sandbox.", why(page));
    assertEquals(0, page.document().select(".failure .causes").size());
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY_REQUESTS", "MALFORMED_RETRY_AFTER", "LOCKED", "SERVICE_UNAVAILABLE", "SERVER_ERROR", "BAD_GATEWAY_HTML"})
  void aFaultThatIsOnIsTheCauseOfAFailedCallToo(FaultType fault) {
    var browser = sandbox.newBrowser();
    SandboxSteps.toTokens(browser);
    sandbox.sandbox().faults().replace(List.of(new ActiveFault(fault, "/v1/rooms", ActiveFault.of(fault).number(), Optional.empty())));

    assertEquals("The fault " + fault.wireName() + " is on in the sandbox.", why(call(browser, "/rooms")));
  }

  /** The console follows the next link as it is. */
  @Test
  void aNextLinkThatTheFaultSpoiledIsTheCauseOfThe400() {
    var browser = sandbox.newBrowser();
    SandboxSteps.toTokens(browser);
    switchOn(FaultType.NEXT_LINK_WITH_MAX_NULL);

    var page = browser.get("/console").fill("path", "/rooms").fill("query", "max=null").press("send").follow();

    assertEquals("The fault next-link-with-max-null is on in the sandbox.", why(page));
  }

  /** Whatever the sandbox does by then: the failure is still the same. */
  @Test
  void aReloadShowsTheSameCause() {
    var browser = sandbox.newBrowser();
    var code = SandboxSteps.toCode(browser);
    switchOn(FaultType.SERVER_ERROR);
    code.press("requestToken");

    sandbox.sandbox().faults().replace(List.of());

    assertEquals("The fault server-error is on in the sandbox.", why(browser.get("/")));
  }

  @Test
  void aFaultOfTheApiIsTheCauseThere() {
    var browser = sandbox.newBrowser();
    SandboxSteps.toTokens(browser);
    switchOn(FaultType.ACCESS_TOKEN_EXPIRED);

    assertEquals("The fault access-token-expired is on in the sandbox.", why(call(browser, "/rooms")));
  }

  @Test
  void aDeclinedConsentIsTheCauseUnlessTheFaultIs() {
    var declined = consentPage().press("decline").follow();
    assertEquals("You pressed Decline on the consent page.", why(declined));
    assertSaysNothingOf("administrator", declined);

    switchOn(FaultType.CONSENT_DENIED);
    assertEquals("The fault consent-denied is on in the sandbox.", why(consentPage().press("accept").follow()));
  }

  private Page consentPage() {
    return sandbox.newBrowser().get("/").press("requestCode").follow().pressFirst("button[name=person]").follow();
  }

  /** The link leads to the very request, and there is none to a request that the sandbox has not seen. */
  @Test
  void theLinkToTheSandboxsLogIsThatOfTheRequest() {
    var left = sandbox.newBrowser().get("/").fill("clientSecret", "0".repeat(64)).press("requestCode");
    var refused = SandboxSteps.signInAndConsent(left).press("requestToken").follow();
    SandboxSteps.assertLeadsToLog(refused, sandbox.sandboxPort());

    var cut = SandboxSteps.toCode(sandbox.newBrowser());
    switchOn(FaultType.CUT);
    assertEquals(0, cut.press("requestToken").follow().document().select(".sandbox-log").size());
    assertEquals(0, exchanging(400, "{\"trackingId\":\"ROUTER_1\"}").document().select(".sandbox-log").size());
  }

  /** At Webex the registration cannot be read, but what was accepted before is known. */
  @Test
  void aScopeThatWasNeverAcceptedIsNamed() {
    var browser = against.newBrowser();
    FlowToCode.with(browser);
    var left = browser.get("/").fill("oauthScopes", "spark:rooms_read spark:teams_read").press("requestCode");
    var state = Form.parse(URI.create(left.header("Location")).getRawQuery()).value("state").orElseThrow();

    var page = browser.get("/callback?error=invalid_scope&state=" + state).follow();

    assertEquals(
        "spark:teams_read is probably not registered: Webex accepted spark:rooms_read from this integration before, but"
            + " not this one.",
        why(page));
  }

  /** F-11: the cookies of the process before, and nothing begun in this one. */
  @Test
  void afterARestartTheRestartIsTheFirstCause() throws Exception {
    against.clock().forward(Duration.ofMinutes(2));

    var response = RawHttp.request(against.port(), "GET", "/callback?code=c&state=s",
        "Cookie: playground_" + against.port() + "_a_handle=value\n");

    assertTrue(response.contains("The playground was restarted 2 minutes ago, while this request was pending."), response);
  }

  private void switchOn(FaultType fault) {
    sandbox.sandbox().faults().replace(List.of(
        new ActiveFault(fault, fault.defaultPath(), fault.parameter().map(p -> p.standard()).orElse(0), Optional.empty())));
  }
}
