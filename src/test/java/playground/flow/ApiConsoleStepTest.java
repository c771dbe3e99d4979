package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.testing.RawWebex;
import playground.webex.api.ApiPath;
import playground.webex.api.ApiRequestFault;

/** C-26: whatever is typed into the console, the token goes below the base URL and nowhere else. */
class ApiConsoleStepTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  private final FlowDriver browser = FlowDriver.at(webex.baseUrl());

  @Test
  void aCallIsSentBelowTheBaseUrlWithTheTokenOfTheLatestFlow() {
    granted();
    webex.nowAnswering(FlowDriver.json(200, "{\"id\":\"r00m\"}"));

    var used = call("POST", "/rooms", "a=b", " {\"title\": \"x\"} ");

    var request = FlowDriver.sent(webex);
    assertEquals("POST /v1/rooms?a=b HTTP/1.1", FlowDriver.firstLine(request));
    assertTrue(request.contains("\r\nAuthorization: Bearer acc3ss\r\n"), request);
    assertEquals("{\"title\": \"x\"}", FlowDriver.body(request));
    assertEquals(Optional.empty(), used.fault());
    var result = used.result().orElseThrow();
    assertEquals(Optional.of(200), result.call().status());
    assertEquals("spark:rooms_write", result.scope());
    assertEquals(new ConsoleRequest("POST", "/rooms", "a=b", " {\"title\": \"x\"} ", true), used.typed());
    assertEquals(LogEvent.CONSOLE_CALL, browser.logged().get(3));
  }

  /** RFC 8288: the next page is offered as the server names it, unless it is elsewhere. */
  @Test
  void theNextPageIsTheOneThatTheServerNames() {
    granted();

    webex.nowAnswering(linked("<" + webex.baseUrl() + "/rooms?cursor=Y3Vyc29y>; rel=\"next\""));
    assertEquals(Optional.of(new ApiPath("/rooms", "cursor=Y3Vyc29y")), result("GET", "/rooms").next());

    webex.nowAnswering(linked("<https://evil.example/v1/rooms>; rel=\"next\""));
    assertEquals(Optional.empty(), result("GET", "/rooms").next());
  }

  private static RawWebex.Response linked(String link) {
    return FlowDriver.response(200, "Content-Type: application/json\r\nLink: " + link + "\r\n", "{}");
  }

  @Test
  void aCallThatNobodyKnowsNeedsNoScopeThatIsKnown() {
    granted();

    assertEquals("", result("GET", "/unheard/of").scope());
    assertEquals("", result("DELETE", "/rooms").scope());
    assertEquals("spark:rooms_read", result("GET", "/rooms").scope());
  }

  /** A call that would go elsewhere, or that no server could read, is kept as typed and not sent. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "GET   | https://evil.example/ |           | NOT_A_PATH",
    "GET   | /../v2/rooms          |           | DOT_SEGMENT",
    "TRACE | /rooms                |           | METHOD_UNKNOWN",
    "get   | /rooms                |           | METHOD_UNKNOWN",
    "GET   | /rooms                | {}        | BODY_FORBIDDEN",
    "POST  | /rooms                | {nonsense | BODY_NOT_JSON"
  })
  void whatMustNotBeSentIsNotSent(String method, String path, String body, ApiRequestFault fault) {
    granted();

    var used = call(method, path, "", body == null ? "" : body);

    assertEquals(Optional.of(fault), used.fault());
    assertEquals(Optional.empty(), used.result());
    assertEquals(path, used.typed().path());
    assertEquals(0, webex.requestsLeft());
  }

  /** W-19. */
  @Test
  void aBodyHas16KiBAtMost() {
    granted();
    var longest = "\"" + "a".repeat(16 * 1024 - 2) + "\"";

    assertEquals(Optional.empty(), call("POST", "/rooms", "", longest).fault());
    assertEquals(Optional.of(ApiRequestFault.BODY_TOO_LONG), call("POST", "/rooms", "", longest + " ").fault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void everyMethodThatIsOfferedIsSent(String method) {
    granted();

    call(method, "/rooms", "", "");

    assertEquals(method + " /v1/rooms HTTP/1.1", FlowDriver.firstLine(FlowDriver.sent(webex)));
  }

  @Test
  void withoutATokenNothingIsSent() {
    webex.answering(FlowDriver.json(200, "{}"));
    assertEquals(StepFault.NO_FLOW, refused(), "the browser is not known");
    browser.open();
    assertEquals(StepFault.NO_TOKEN_TO_CALL_WITH, refused(), "no flow");
    browser.toCode();
    assertEquals(StepFault.NO_TOKEN_TO_CALL_WITH, refused(), "a flow without a token");
    assertEquals(0, webex.requestsLeft());
  }

  private StepFault refused() {
    return assertThrows(FlowException.class, () -> call("GET", "/rooms", "", "")).fault();
  }

  /** Anything but a GET may change or delete something. */
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void anythingButAGetWaitsUntilItIsConfirmed(String method) {
    granted();

    var asked = call(new ConsoleRequest(method, "/rooms", "a=b", "{}", false));

    assertTrue(asked.isUnconfirmed());
    assertEquals(0, webex.requestsLeft());
    assertEquals(new ConsoleRequest(method, "/rooms", "a=b", "{}", false), asked.typed());

    assertFalse(call(new ConsoleRequest(method, "/rooms", "a=b", "{}", true)).isUnconfirmed());
    assertEquals(method + " /v1/rooms?a=b HTTP/1.1", FlowDriver.firstLine(FlowDriver.sent(webex)));
  }

  @Test
  void aGetNeedsNoConfirmationAndWhatCannotBeSentNeedsNone() {
    granted();

    assertFalse(call(new ConsoleRequest("GET", "/rooms", "", "", false)).isUnconfirmed());
    assertEquals(1, webex.requestsLeft());
    var rejected = call(new ConsoleRequest("DELETE", "/../rooms", "", "", false));
    assertFalse(rejected.isUnconfirmed());
    assertEquals(Optional.of(ApiRequestFault.DOT_SEGMENT), rejected.fault());
  }

  private ConsoleState call(ConsoleRequest request) {
    browser.flows.call(browser.id, null, request);
    return browser.state().console().orElseThrow();
  }

  /** A call is marked before it is sent when the token's scopes do not cover it. */
  @Test
  void aReadyCallSaysWhetherItsScopeIsMissing() {
    var rooms = ready(ReadyCall.Purpose.LIST_ROOMS);

    assertFalse(rooms.isScopeMissing(Scopes.parse("spark:rooms_read")));
    assertFalse(rooms.isScopeMissing(Scopes.parse("spark:all")));
    assertTrue(rooms.isScopeMissing(Scopes.parse("spark:people_read")));
    assertFalse(ready(ReadyCall.Purpose.READ_TOKEN_EXPIRY).isScopeMissing(Scopes.parse("")), "it needs none");
  }

  private static ReadyCall ready(ReadyCall.Purpose purpose) {
    return ReadyCall.ALL.stream().filter(call -> call.purpose() == purpose).findFirst().orElseThrow();
  }

  private void granted() {
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    browser.toTokens();
    FlowDriver.sent(webex);
    webex.nowAnswering(FlowDriver.json(200, "{}"));
  }

  private ConsoleState.Result result(String method, String path) {
    return call(method, path, "", "").result().orElseThrow();
  }

  private ConsoleState call(String method, String path, String query, String body) {
    assertEquals(
        Optional.of("1"),
        browser.flows.call(browser.id, null, new ConsoleRequest(method, path, query, body, true)).map(FlowState::id));
    return browser.state().console().orElseThrow();
  }
}
