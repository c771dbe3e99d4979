package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.flow.FlowService.Returned;
import playground.oauth.CallbackFault;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.oauth.OAuthFailure.CallbackRejected;
import playground.oauth.Secret;

/** Step 2, RFC 6749 §4.1.2: the state is verified before anything else of the callback is believed. */
class CallbackStepTest {

  private final FlowDriver browser = FlowDriver.at(URI.create("https://webexapis.com/v1"));

  @Test
  void theCodeOfAnAcceptedCallbackWaitsForItsExchange() {
    var flow = browser.toCode();

    assertEquals(new Secret(FlowDriver.CODE), flow.codeRequest().orElseThrow().verified().code());
    assertEquals(flow, browser.flows.flow(browser.state(), flow.id()).orElseThrow());
    assertEquals(Optional.empty(), flow.tokens());
  }

  /** W-08: the id that came with the callback reads nothing any more. */
  @Test
  void anAcceptedCallbackRenewsTheId() {
    browser.open();
    var before = browser.id;

    browser.toCode();

    assertNotEquals(before, browser.id);
    assertEquals(Optional.empty(), browser.flows.browser(before));
  }

  /** C-02: each of these is refused, and the pending authorization is still there for the true callback. */
  @Test
  void aCallbackWithoutItsStateIsRejected() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();

    assertEquals(CallbackFault.NO_STATE, rejected(null));
    assertEquals(CallbackFault.NO_STATE, rejected("code=c"));
    assertEquals(CallbackFault.UNKNOWN_STATE, rejected("code=c&state=guess"));
    assertEquals(CallbackFault.REPEATED_PARAMETER, rejected("code=c&state=" + state + "&state=" + state));
    assertEquals(CallbackFault.MALFORMED, rejected("code=%zz&state=" + state));
    assertEquals("1", browser.comeBack("code=c&state=" + state).id());
  }

  /** C-03: what an attacker began cannot be completed in another browser. */
  @Test
  void theCallbackOfAnotherBrowserIsRejected() {
    var attacker = browser.another();
    var state = FlowDriver.parameter(attacker.leave(attacker.form()), "state").orElseThrow();
    browser.leave(browser.form());

    assertEquals(CallbackFault.UNKNOWN_STATE, rejected("code=attackers&state=" + state));
    assertEquals(Optional.empty(), browser.flows.flow(browser.state(), null));
  }

  /** C-08: reload, or Back. */
  @Test
  void aCallbackIsAcceptedOnce() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    browser.comeBack("code=c&state=" + state);

    assertEquals(CallbackFault.REPLAYED_STATE, rejected("code=c&state=" + state));
    assertEquals("1", browser.flows.flow(browser.state(), null).orElseThrow().id(), "there is still one flow");
  }

  /** C-05: a browser that was away for sixty minutes. */
  @Test
  void aCallbackThatComesTooLateIsRejected() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    browser.clock.forward(Duration.ofMinutes(60));

    assertEquals(CallbackFault.EXPIRED_STATE, refusedAs("code=c&state=" + state));
  }

  /** C-05: the oldest of one browser gives way, and its callback says so. */
  @Test
  void aCallbackOfARequestThatGaveWayIsRefused() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    IntStream.range(0, FlowStore.MAX_PENDING).forEach(i -> browser.leave(browser.form()));

    assertEquals(CallbackFault.DISPLACED_STATE, refusedAs("code=c&state=" + state));
  }

  @Test
  void aCallbackOfOurOwnWithoutACodeIsRefused() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();

    assertEquals(CallbackFault.NO_CODE, refusedAs("state=" + state));
  }

  /** C-02, C-06: what may have been changed on its way is rejected, and still is the reason to be shown. */
  @Test
  void aCallbackThatWasTamperedWithIsRejectedAndRemembered() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    assertEquals(CallbackFault.REPEATED_PARAMETER, rejected("code=a&code=b&state=" + state));
    assertEquals(CallbackFault.REPEATED_PARAMETER, remembered());

    state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    assertEquals(Optional.empty(), browser.state().refusal());
    assertEquals(CallbackFault.FOREIGN_ISSUER, rejected("code=a&iss=https%3A%2F%2Fevil.example&state=" + state));
    assertEquals(CallbackFault.FOREIGN_ISSUER, rejected("code=a&iss=https%3A%2F%2Fevil.example&state=" + state), "reloaded");
    assertEquals(CallbackFault.FOREIGN_ISSUER, remembered());
  }

  /** C-02: a callback of somebody else's changes nothing of what this browser is shown. */
  @Test
  void onlyACallbackOfThisBrowsersOwnIsRemembered() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();

    rejected("error=access_denied&state=guess");
    rejected("error=access_denied");
    rejected("error=access_denied&state=" + state + "&state=" + state);
    assertEquals(Optional.empty(), browser.state().refusal());
    browser.comeBack("code=c&state=" + state);
    assertEquals(CallbackFault.REPLAYED_STATE, rejected("error=access_denied&state=" + state));
    assertEquals(Optional.empty(), browser.state().refusal());
  }

  /** F-12: reload, or Back: the cause stays what it was. */
  @Test
  void aRefusalThatIsReloadedIsTheSameRefusal() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    var first = refused("error=access_denied&state=" + state);

    assertEquals(first, refused("error=access_denied&state=" + state));
    assertEquals(first, refused("code=other&state=" + state));
  }

  /** It is over with the next request, and with a code that comes back. */
  @Test
  void aRefusalIsRememberedUntilTheNextRequest() {
    var first = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    var second = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    refused("error=access_denied&state=" + first);

    browser.comeBack("code=c&state=" + second);
    assertEquals(Optional.empty(), browser.state().refusal());
    var third = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    refused("error=access_denied&state=" + third);
    browser.leave(browser.form());
    assertEquals(Optional.empty(), browser.state().refusal());
  }

  /** Whoever has lost the id has nothing to be shown, so the callback itself says what it is. */
  @Test
  void aRefusalOfABrowserThatIsNotKnownIsThrown() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    browser.id = Optional.empty();

    assertThrows(CallbackException.class, () -> browser.callback("error=access_denied&state=" + state));
  }

  /** C-10: the refusal is that of this request, and begins no flow. */
  @Test
  void aRefusalIsPassedOnAsTheServerSentIt() {
    var state = FlowDriver.parameter(browser.leave(browser.form("scope", "spark:all")), "state").orElseThrow();

    var denied = (AuthorizationDenied) refused("error=access_denied&error_description=No%20thanks&state=" + state);

    assertEquals("access_denied", denied.error());
    assertEquals("No thanks", denied.description());
    assertEquals("spark:all", denied.request().scopes().toString());
    assertEquals(Optional.empty(), browser.flows.flow(browser.state(), null));
  }

  /** F-11: the reason for a rejection is in the log; W-12: code and state are not. */
  @Test
  void everyCallbackIsLoggedWithTheReasonForItsRejection() {
    var state = FlowDriver.parameter(browser.leave(browser.form()), "state").orElseThrow();
    rejected("code=s3cret&state=guess");
    refused("error=access_denied&state=" + state);
    browser.toCode();

    assertEquals(
        List.of(LogEvent.AUTHORIZATION_REQUEST, LogEvent.CALLBACK_WITH_CODE, LogEvent.CALLBACK_WITH_ERROR,
            LogEvent.AUTHORIZATION_REQUEST, LogEvent.CALLBACK_WITH_CODE),
        browser.logged());
    var log = browser.state().log();
    assertEquals(Optional.of(new CallbackRejected(CallbackFault.UNKNOWN_STATE)), log.get(1).failure());
    assertTrue(log.get(2).failure().orElseThrow() instanceof AuthorizationDenied);
    assertEquals(Optional.empty(), log.get(4).failure());
    var shown = log.get(1).exchange().request().uri().toString();
    assertTrue(shown.startsWith("http://localhost:8080/callback?code="), shown);
    assertFalse(shown.contains("s3cret") || shown.contains("guess"), shown);
    assertEquals(browser.clock.instant(), log.get(1).exchange().sentAt());
  }

  /** A rejected callback makes no browser known that was not. */
  @Test
  void aStrangersCallbackStoresNothing() {
    var stranger = browser.flows.newId();

    assertThrows(CallbackException.class, () -> browser.flows.callback(
        new CallbackRequest(Optional.of(stranger), Map.of(), FlowDriver.CALLBACK, "code=c&state=s")));

    assertEquals(Optional.empty(), browser.flows.browser(Optional.of(stranger)));
  }

  private CallbackFault rejected(String query) {
    var thrown = assertThrows(CallbackException.class, () -> browser.callback(query));
    return ((CallbackRejected) thrown.failure()).fault();
  }

  private OAuthFailure refused(String query) {
    assertEquals(new Returned.Refused(), browser.callback(query));
    return browser.state().refusal().orElseThrow().failure();
  }

  private CallbackFault refusedAs(String query) {
    return ((CallbackRejected) refused(query)).fault();
  }

  private CallbackFault remembered() {
    return ((CallbackRejected) browser.state().refusal().orElseThrow().failure()).fault();
  }
}
