package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.flow.PastedToken.Life;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.Examples;
import playground.testing.RawWebex;
import playground.webex.WebexEndpoints;
import playground.webex.api.ApiRequestFault;

/** Mistake 14: an access token from elsewhere, of which nobody knows the kind, the life or the scopes. */
class PastedTokenTest {

  private static final ConsoleRequest ROOMS = new ConsoleRequest("GET", "/rooms", "", "", false);

  @RegisterExtension final RawWebex webex = new RawWebex();

  private final FlowDriver browser = FlowDriver.at(webex.baseUrl());

  /** C-26: the token goes in the header to the base URL, and nowhere before that. */
  @Test
  void itsLifeIsAskedForAtTheBaseUrl() {
    var pasted = paste("Bearer p4sted", 200, "{\"exp\":" + Examples.NOW.plusSeconds(60).toEpochMilli() + "}");

    var request = FlowDriver.sent(webex);
    assertEquals("GET /v1/authorizations/tokenExpiry HTTP/1.1", FlowDriver.firstLine(request));
    assertTrue(request.contains("\r\nAuthorization: Bearer p4sted\r\n"), request);
    assertEquals(new Secret("p4sted"), pasted.value());
    assertEquals(Optional.of(Examples.NOW.plusSeconds(60)), pasted.expiresAt());
    assertEquals(List.of(LogEvent.CONSOLE_CALL), browser.logged());
  }

  @ParameterizedTest
  @CsvSource({"43201, NOT_PERSONAL", "43200, UNDECIDED", "1, UNDECIDED", "-1, UNDECIDED"})
  void moreThanTwelveHoursAreMoreThanAPersonalTokenHas(long secondsLeft, Life life) {
    var exp = Examples.NOW.plusSeconds(secondsLeft).toEpochMilli();

    assertEquals(life, paste("p4sted", 200, "{\"exp\":" + exp + "}").life());
  }

  /** Which scope the call needs, and whether it works for everybody, is not documented. */
  @ParameterizedTest
  @CsvSource({
    "200, '{}',                  UNKNOWN",
    "200, '{\"exp\":\"soon\"}',    UNKNOWN",
    "200, '{\"exp\":1.5e300}',     UNKNOWN",
    "200, 'nonsense',            UNKNOWN",
    "403, '{\"exp\":1}',           UNKNOWN",
    "404, '{}',                  UNKNOWN",
    "401, '{}',                  REJECTED"
  })
  void withoutAnAnswerItsLifeIsUnknownAndA401MeansInvalid(int status, String body, Life life) {
    var pasted = paste("p4sted", status, body);

    assertEquals(life, pasted.life());
    assertEquals(Optional.empty(), pasted.expiresAt());
  }

  /** The sandbox's clock may be ahead, and its tokens live by it. */
  @Test
  void theClockOfTheSandboxCounts() {
    var ahead = FlowDriver.with(
        FlowDriver.settings(WebexEndpoints.at(webex.baseUrl()), Optional.of(sandbox(Duration.ofHours(2)))));
    var exp = Examples.NOW.plus(Duration.ofHours(13)).toEpochMilli();

    webex.answering(FlowDriver.json(200, "{\"exp\":" + exp + "}"));
    ahead.flows.pasteToken(ahead.open(), "p4sted");

    assertEquals(Life.UNDECIDED, ahead.state().console().orElseThrow().pasted().orElseThrow().life());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Bearer ", "two words", "line\nbreak", "t\u00f6ken", "a=b", "\"quoted\""})
  void whatCannotBeATokenIsNotSentAndTheOneBeforeStays(String typed) {
    paste("p4sted", 200, "{}");
    FlowDriver.sent(webex);

    browser.flows.pasteToken(browser.open(), typed);

    assertEquals(Optional.of(ApiRequestFault.TOKEN_MALFORMED), console().fault());
    assertEquals(new Secret("p4sted"), console().pasted().orElseThrow().value());
    assertEquals(0, webex.requestsLeft());
  }

  /** W-19. */
  @Test
  void aTokenHas6000CharactersAtMost() {
    webex.answering(FlowDriver.json(200, "{}"));

    browser.flows.pasteToken(browser.open(), "a".repeat(6_001));
    assertEquals(Optional.of(ApiRequestFault.TOKEN_MALFORMED), console().fault());
    browser.flows.pasteToken(browser.open(), "a".repeat(6_000));
    assertEquals(Optional.empty(), console().fault());
  }

  /** There need not be a flow; where there is one, the pasted token is used all the same. */
  @Test
  void callsAreMadeWithIt() {
    paste("p4sted", 200, "{}");
    FlowDriver.sent(webex);

    assertEquals(Optional.empty(), browser.flows.call(browser.id, null, ROOMS));
    assertTrue(FlowDriver.sent(webex).contains("\r\nAuthorization: Bearer p4sted\r\n"));
    assertEquals(StepFault.NO_FLOW, assertThrows(FlowException.class, () -> browser.flows.call(browser.id, "7", ROOMS)).fault());

    webex.nowAnswering(FlowDriver.json(200, FlowDriver.TOKENS));
    browser.toTokens();
    FlowDriver.sent(webex);
    assertEquals(Optional.of("1"), browser.flows.call(browser.id, null, ROOMS).map(FlowState::id));
    assertTrue(FlowDriver.sent(webex).contains("\r\nAuthorization: Bearer p4sted\r\n"));

    browser.flows.removePastedToken(browser.id);
    browser.flows.call(browser.id, null, ROOMS);
    assertTrue(FlowDriver.sent(webex).contains("\r\nAuthorization: Bearer acc3ss\r\n"));
  }

  @Test
  void itsScopesAreConcludedFromTheCalls() {
    paste("p4sted", 200, "{}");

    call("/rooms", 200);
    call("/people/me", 403);
    call("/teams", 500);
    call("/unheard/of", 403);
    assertScopes("spark:rooms_read", "spark:people_read");

    call("/rooms", 403);
    call("/people/me", 200);
    assertScopes("spark:people_read", "spark:rooms_read");
  }

  /** C-15: what another token has been granted says nothing of this one. */
  @Test
  void aFailureWithItIsExplainedWithoutWhatAFlowKnows() {
    paste("p4sted", 200, "{}");

    assertEquals(Optional.empty(), failure(200));
    assertEquals(Optional.of(new ApiFailure.PastedTokenRejected()), failure(401));
    assertEquals(Optional.of(new ApiFailure.PastedTokenForbidden("spark:rooms_read")), failure(403));
    assertEquals(Optional.of(new ApiFailure.UnknownCall(404)), failure(404));
    assertEquals(Optional.of(new ApiFailure.RateLimited(Optional.empty())), failure(429));
    assertEquals(Optional.of(new ApiFailure.ServerError(503)), failure(503));
    webex.nowAnswering(RawWebex.ok("nonsense"));
    browser.flows.call(browser.id, null, ROOMS);
    assertTrue(result().failure().orElseThrow() instanceof ApiFailure.NoUsableResponse);
  }

  /** W-22. */
  @Test
  void printingItShowsNothing() {
    assertFalse(paste("p4sted", 200, "{}").toString().contains("p4sted"));
    assertFalse(console().toString().contains("p4sted"));
  }

  /** A sandbox of which the clock alone matters. */
  private static LocalSandbox sandbox(Duration ahead) {
    return (LocalSandbox) Proxy.newProxyInstance(
        LocalSandbox.class.getClassLoader(),
        new Class<?>[] {LocalSandbox.class},
        (sandbox, method, arguments) -> method.getName().equals("clockOffset") ? ahead : null);
  }

  private Optional<ApiFailure> failure(int status) {
    call("/rooms", status);
    return result().failure();
  }

  private ConsoleState.Result result() {
    return console().result().orElseThrow();
  }

  private void call(String path, int status) {
    webex.nowAnswering(FlowDriver.json(status, "{}"));
    browser.flows.call(browser.id, null, new ConsoleRequest("GET", path, "", "", false));
  }

  private void assertScopes(String working, String refused) {
    var pasted = console().pasted().orElseThrow();
    assertEquals(Scopes.parse(working), pasted.working());
    assertEquals(Scopes.parse(refused), pasted.refused());
  }

  private PastedToken paste(String typed, int status, String body) {
    webex.answering(FlowDriver.json(status, body));
    browser.flows.pasteToken(browser.open(), typed);
    return console().pasted().orElseThrow();
  }

  private ConsoleState console() {
    return browser.state().console().orElseThrow();
  }
}
