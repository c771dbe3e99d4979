package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.webex.WebexEndpoints;

/** Step 1, RFC 6749 §4.1.1: the browser leaves with a request that is noted as pending. */
class AuthorizationRequestStepTest {

  private final FlowDriver browser = FlowDriver.at(URI.create("https://webexapis.com/v1"));

  @Test
  void theUrlHasTheParametersOfTheTutorialInItsOrder() {
    var url = browser.leave(browser.form("state", "st4te", "code_challenge_method", RequestForm.NO_PKCE));

    assertEquals(
        "https://webexapis.com/v1/authorize?response_type=code&scope=spark%3Arooms_read&state=st4te"
            + "&client_id=client-1&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback",
        url.toString());
  }

  /** C-04: PKCE unless it is switched off, with another challenge each time. */
  @Test
  void eachRequestHasAChallengeOfItsOwn() {
    var one = browser.leave(browser.form());
    var other = browser.leave(browser.form());

    assertEquals(Optional.of("S256"), FlowDriver.parameter(one, "code_challenge_method"));
    assertEquals(43, FlowDriver.parameter(one, "code_challenge").orElseThrow().length());
    assertNotEquals(FlowDriver.parameter(one, "code_challenge"), FlowDriver.parameter(other, "code_challenge"));
  }

  /** C-01: nobody has to type a state, and no two are alike. */
  @Test
  void eachFormHasAStateOfItsOwn() {
    assertNotEquals(browser.form().state(), browser.form().state());
    assertEquals(63, browser.form().state().length());
  }

  /** C-17: the nonce ties the ID token to this request; without an ID token there is none. */
  @Test
  void whoRequestsAnIdTokenSendsANonce() {
    var without = browser.leave(browser.form());
    var one = browser.leave(browser.form("scope", "openid spark:rooms_read"));
    var other = browser.leave(browser.form());

    assertEquals(Optional.empty(), FlowDriver.parameter(without, "nonce"));
    assertEquals(32, FlowDriver.parameter(one, "nonce").orElseThrow().length());
    assertNotEquals(FlowDriver.parameter(one, "nonce"), FlowDriver.parameter(other, "nonce"));
  }

  @Test
  void theBindingOfThePendingAuthorizationIsRecognizedUntilTheBrowserIsBack() {
    var url = browser.leave(browser.form());
    var handles = Set.copyOf(browser.bindings.keySet());
    assertEquals(handles, browser.flows.pendingHandles(handles));

    browser.comeBack("code=c&state=" + FlowDriver.parameter(url, "state").orElseThrow());

    assertEquals(Set.of(), browser.flows.pendingHandles(handles));
  }

  /** C-05: what ties a request to its browser cannot be guessed, and two of one browser do not collide. */
  @Test
  void eachRequestHasABindingOfItsOwn() {
    var one = browser.flows.begin(browser.open(), browser.form()).orElseThrow().binding();
    var other = browser.flows.begin(browser.open(), browser.form()).orElseThrow().binding();

    assertNotEquals(one.handle(), other.handle());
    assertNotEquals(one.value(), other.value());
    assertEquals(32, one.value().reveal().length(), "192 bits in base64url");
    assertEquals(8, one.handle().length());
  }

  /** C-08: Back, and the button again. */
  @Test
  void aStateThatHasBeenUsedBeginsNothing() {
    browser.toCode("state", "st4te");

    assertEquals(Optional.empty(), browser.flows.begin(browser.open(), browser.form("state", "st4te")));
    assertEquals(List.of(LogEvent.AUTHORIZATION_REQUEST, LogEvent.CALLBACK_WITH_CODE), browser.logged());
  }

  /** W-12: the log shows the request and not its state. */
  @Test
  void theRequestIsLoggedWithoutItsState() {
    var url = browser.leave(browser.form());

    var entry = browser.state().log().get(0);
    assertEquals(1, entry.number());
    assertEquals(LogEvent.AUTHORIZATION_REQUEST, entry.event());
    assertEquals(browser.clock.instant(), entry.exchange().sentAt());
    var shown = entry.exchange().request().uri().toString();
    assertTrue(shown.startsWith("https://webexapis.com/v1/authorize?response_type=code&scope=spark%3Arooms_read&state="), shown);
    assertFalse(shown.contains(FlowDriver.parameter(url, "state").orElseThrow()), shown);
  }

  @Test
  void whatWasTypedIsThereWhenTheFormIsOpenedAgain() {
    browser.leave(browser.form(
        "client_id", "another", "client_secret", "typ3d", "scope", "spark:all", "code_challenge_method", "none",
        "prompt", "login"));

    var again = browser.form();
    assertEquals("another", again.clientId());
    assertEquals("spark:all", again.scope());
    assertFalse(again.pkce());
    assertEquals("login", again.authentication().prompt());
    assertEquals(Optional.of("typ3d"), again.credentials().clientSecret().map(secret -> secret.reveal()));
  }

  @Test
  void aFormCanBeRememberedWithoutSendingAnything() {
    browser.flows.save(browser.open(), browser.form("scope", "spark:all").saved());

    assertEquals("spark:all", browser.form().scope());
    assertEquals(List.of(), browser.state().log());
  }

  /** Looking at a page stores nothing; beginning something does, under an id that this server made. */
  @Test
  void aBrowserIsKnownFromTheFirstThingThatItBegins() {
    assertEquals(Optional.empty(), browser.flows.browser(Optional.of(browser.flows.newId())));
    assertEquals(Optional.empty(), browser.flows.browser(Optional.empty()));

    var opened = browser.open();

    assertEquals(Optional.of(opened), browser.flows.browser(browser.id));
    assertEquals(browser.id, browser.flows.readId(browser.id.orElseThrow().value()));
    assertEquals(opened.key(), browser.open().key(), "and stays the same browser");
  }

  /** W-08: who shows an id that was replaced begins as a new browser. */
  @Test
  void anIdThatWasReplacedAtACallbackOpensAnotherBrowser() {
    browser.open();
    var before = browser.id;
    var flow = browser.toCode();

    var stranger = browser.flows.open(before);

    assertNotEquals(before, Optional.of(stranger.id()));
    assertEquals(Optional.empty(), browser.flows.flow(stranger.browser(), flow.id()));
    assertEquals(Optional.of("1"), browser.flows.flow(browser.state(), null).map(FlowState::id));
  }

  @Test
  void aForgottenBrowserBeginsNothing() {
    var form = browser.form();
    var state = browser.open();
    browser.flows.forget(browser.id);

    assertEquals(StepFault.NO_FLOW, assertThrows(FlowException.class, () -> browser.flows.begin(state, form)).fault());
    assertEquals(Optional.empty(), browser.flows.browser(browser.id));
  }

  /** C-11: the sandbox knows the Redirect URI before the browser arrives there. */
  @Test
  void theSandboxBesideUsLearnsTheRedirectUriFirst() {
    var sandbox = new FakeSandbox(Scopes.parse("spark:rooms_read"));
    var server = WebexEndpoints.at(URI.create("http://localhost:8081/v1"));
    var beside = FlowDriver.with(FlowDriver.settings(server, Optional.of(sandbox)));

    beside.leave(beside.form());

    assertEquals(List.of(FlowDriver.CALLBACK), sandbox.redirectUris());
  }

  /** C-11: a Redirect URI that was edited goes into the request, and is never registered for that. */
  @Test
  void anEditedRedirectUriIsSentAndNotRegistered() {
    var sandbox = new FakeSandbox(Scopes.parse("spark:rooms_read"));
    var server = WebexEndpoints.at(URI.create("http://localhost:8081/v1"));
    var beside = FlowDriver.with(FlowDriver.settings(server, Optional.of(sandbox)));

    var url = beside.leave(beside.form("redirect_uri", "http://localhost:8080/wrong"));
    var flow = beside.comeBack("code=c&state=" + FlowDriver.parameter(url, "state").orElseThrow());

    assertEquals(Optional.of("http://localhost:8080/wrong"), FlowDriver.parameter(url, "redirect_uri"));
    assertEquals(
        Optional.of("http://localhost:8080/wrong"), flow.codeRequest().orElseThrow().grant().value("redirect_uri"),
        "the same string in both requests");
    assertEquals(List.of(FlowDriver.CALLBACK), sandbox.redirectUris());
  }
}
