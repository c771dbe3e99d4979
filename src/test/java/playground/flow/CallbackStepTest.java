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
import org.junit.jupiter.api.Test;
import playground.oauth.CallbackFault;
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

    assertEquals(CallbackFault.EXPIRED_STATE, rejected("code=c&state=" + state));
  }

  /** C-10: the refusal is that of this request, and begins no flow. */
  @Test
  void aRefusalIsPassedOnAsTheServerSentIt() {
    var state = FlowDriver.parameter(browser.leave(browser.form("scope", "spark:all")), "state").orElseThrow();

    var thrown = assertThrows(CallbackException.class, () ->
        browser.comeBack("error=access_denied&error_description=No%20thanks&state=" + state));

    var denied = (AuthorizationDenied) thrown.failure();
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
    assertThrows(CallbackException.class, () -> browser.comeBack("error=access_denied&state=" + state));
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
    var thrown = assertThrows(CallbackException.class, () -> browser.comeBack(query));
    return ((CallbackRejected) thrown.failure()).fault();
  }
}
