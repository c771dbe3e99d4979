package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.flow.Circumstances.Address;
import playground.flow.Circumstances.Authentication;
import playground.flow.Circumstances.SandboxFacts;
import playground.flow.Circumstances.SentCode;
import playground.flow.Circumstances.SentToken;
import playground.oauth.ClientAuthentication;
import playground.oauth.ClientCredentials;
import playground.oauth.Endpoint;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenTypeHint;
import playground.testing.RawWebex;
import playground.webex.WebexEndpoints;

/** What is known of a request when it is over: told by the browser's flows, its log, and the sandbox beside us. */
class CircumstanceRecorderTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  /** What Webex expects at its token endpoint. */
  private static final Optional<Authentication> POST =
      Optional.of(new Authentication(ClientAuthentication.CLIENT_SECRET_POST, true));

  private final FlowDriver browser = FlowDriver.at(webex.baseUrl());
  private final Beside sandbox = new Beside();

  @BeforeEach
  void grant() {
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
  }

  /** A sandbox that does what the test says. */
  private static final class Beside implements LocalSandbox {
    private List<String> faults = List.of();
    private Duration ahead = Duration.ZERO;

    @Override
    public ClientCredentials credentials() {
      return FlowDriver.CLIENT;
    }

    @Override
    public ClientCredentials current(ClientCredentials used) {
      return used;
    }

    @Override
    public boolean isRegistered() {
      return true;
    }

    @Override
    public void registerRedirectUri(URI redirectUri) {
      // as the sandbox pleases
    }

    @Override
    public List<String> activeFaults() {
      return faults;
    }

    @Override
    public Duration clockOffset() {
      return ahead;
    }

    @Override
    public Optional<Scopes> registeredScopes(String clientId) {
      return Optional.of(Scopes.parse("spark:rooms_read")).filter(scopes -> clientId.equals("client-1"));
    }

    @Override
    public boolean hasLogged(String trackingId) {
      return trackingId.equals("ROUTERGW_1");
    }

    @Override
    public boolean plays(String method, String path) {
      return true;
    }

    @Override
    public URI portal() {
      return URI.create("http://localhost:8081/my-apps");
    }

    @Override
    public URI faults() {
      return URI.create("http://localhost:8081/faults");
    }

    @Override
    public URI log() {
      return URI.create("http://localhost:8081/log");
    }
  }

  private FlowDriver besideSandbox() {
    return FlowDriver.with(FlowDriver.settings(WebexEndpoints.at(webex.baseUrl()), Optional.of(sandbox)));
  }

  private FlowState exchange(FlowDriver driver, FlowState flow) {
    return driver.flows.exchange(driver.id, flow.id(), Optional.empty());
  }

  @Test
  void theAgeOfACodeCountsFromItsCallback() {
    var flow = browser.toCode();
    browser.clock.forward(Duration.ofSeconds(3));
    webex.nowAnswering(FlowDriver.json(400, "{}"));

    var known = exchange(browser, flow).circumstances();

    assertEquals(Optional.of(new SentCode(Duration.ofSeconds(3), Duration.ZERO, Optional.empty())), known.code());
    assertEquals(Optional.empty(), known.token());
    assertEquals(Optional.empty(), known.sandbox());
    assertEquals(Optional.empty(), known.restart());
  }

  /** What may have used the code up is not forgotten over a later try that certainly has not. */
  @Test
  void theTryThatMayHaveUsedTheCodeUpIsRemembered() {
    var flow = browser.toCode();
    webex.nowAnswering(FlowDriver.json(503, "{}"));
    exchange(browser, flow);
    webex.nowAnswering(FlowDriver.json(401, "{}"));
    exchange(browser, flow);
    webex.nowAnswering(FlowDriver.json(400, "{}"));

    var earlier = exchange(browser, flow).circumstances().code().flatMap(SentCode::earlierTry).orElseThrow();

    assertEquals(503, ((RequestDenied) earlier).status());
  }

  @Test
  void amongHarmlessTriesTheLastIsRemembered() {
    var flow = browser.toCode();
    webex.nowAnswering(FlowDriver.json(429, "{}"));
    exchange(browser, flow);
    webex.nowAnswering(FlowDriver.json(401, "{}"));
    exchange(browser, flow);

    var earlier = exchange(browser, flow).circumstances().code().flatMap(SentCode::earlierTry).orElseThrow();

    assertEquals(401, ((RequestDenied) earlier).status());
  }

  /** Whoever has a code has signed in below the base URL, so that is right; nothing has answered us yet. */
  @Test
  void aCodeProvesTheBaseUrl() {
    var address = exchange(browser, browser.toCode()).circumstances().address();

    assertEquals(
        Optional.of(new Address(URI.create(webex.baseUrl() + "/access_token"), "webex.base-url", true, false, POST)), address);
  }

  /** It does not prove a token endpoint that another setting names; its own success does. */
  @Test
  void anEndpointWithASettingOfItsOwnIsProvenByItsSuccessAlone() {
    var chosen = WebexEndpoints.at(webex.baseUrl()).chosenBy(Map.of(Endpoint.TOKEN, "webex.token-endpoint"));
    var driver = FlowDriver.at(chosen);

    var first = exchange(driver, driver.toCode());
    var refreshed = driver.flows.refresh(driver.id, first.id(), Optional.empty(), Optional.empty());

    var uri = URI.create(webex.baseUrl() + "/access_token");
    assertEquals(Optional.of(new Address(uri, "webex.token-endpoint", false, false, POST)), first.circumstances().address());
    assertEquals(Optional.of(new Address(uri, "webex.token-endpoint", true, true, POST)), refreshed.circumstances().address());
  }

  /** A refusal may be due to it; a call of the API is not one of the client's own. */
  @Test
  void howTheClientAuthenticatedIsRemembered() {
    var chosen = WebexEndpoints.at(webex.baseUrl()).authenticatedBy(Optional.of(ClientAuthentication.CLIENT_SECRET_BASIC));
    var driver = FlowDriver.at(chosen);

    var flow = exchange(driver, driver.toCode());
    driver.flows.revoke(driver.id, flow.id(), TokenTypeHint.ACCESS_TOKEN);
    var revocation = driver.state().revocation().orElseThrow();
    var checked = driver.flows.check(driver.id, flow.id()).checks().get(0);

    assertEquals(Optional.of(new Authentication(ClientAuthentication.CLIENT_SECRET_BASIC, false)), authentication(flow.circumstances()));
    assertEquals(Optional.of(new Authentication(ClientAuthentication.CLIENT_SECRET_BASIC, true)), authentication(revocation.circumstances()));
    assertEquals(Optional.empty(), authentication(checked.circumstances()));
  }

  private static Optional<Authentication> authentication(Circumstances known) {
    return known.address().flatMap(Address::authentication);
  }

  /** The sign-in was somewhere else, so only a success below the base URL proves it. */
  @Test
  void aSignInElsewhereDoesNotProveTheBaseUrl() {
    var chosen =
        WebexEndpoints.at(webex.baseUrl()).chosenBy(Map.of(Endpoint.AUTHORIZATION, "webex.authorization-endpoint"));
    var driver = FlowDriver.at(chosen);
    webex.nowAnswering(FlowDriver.json(401, "{}"));
    var flow = driver.toCode();

    assertFalse(exchange(driver, flow).circumstances().isAddressProven());
    assertTrue(exchange(driver, flow).circumstances().address().orElseThrow().hasAnswered());
    assertFalse(exchange(driver, flow).circumstances().isAddressProven(), "an answer that is no success proves nothing");
    webex.nowAnswering(FlowDriver.json(200, FlowDriver.TOKENS));
    exchange(driver, flow);
    assertTrue(driver.flows.check(driver.id, flow.id()).checks().get(0).circumstances().isAddressProven());
  }

  /** What answered eleven minutes ago may be down now. */
  @Test
  void onlyAnAnswerOfAMomentAgoCounts() {
    var flow = browser.toTokens();

    browser.clock.forward(Duration.ofMinutes(10));
    assertTrue(hasAnswered(browser.flows.check(browser.id, flow.id()).checks().get(0)));
    browser.clock.forward(Duration.ofMinutes(10).plusSeconds(1));
    assertFalse(hasAnswered(browser.flows.check(browser.id, flow.id()).checks().get(0)));
  }

  private static boolean hasAnswered(CheckedCall checked) {
    return checked.circumstances().address().orElseThrow().hasAnswered();
  }

  @Test
  void aTokensAgeCountsFromItsGrant() {
    var flow = browser.toTokens();
    browser.clock.forward(Duration.ofMinutes(5));

    var checked = browser.flows.check(browser.id, flow.id()).checks();
    browser.clock.forward(Duration.ofMinutes(5));
    var refreshed = browser.flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.empty());

    assertEquals(token(1_209_599, Duration.ofMinutes(5), Duration.ZERO), checked.get(1).circumstances().token());
    assertEquals(token(7_775_999, Duration.ofMinutes(10), Duration.ZERO), refreshed.circumstances().token());
  }

  private static Optional<SentToken> token(long lifetime, Duration age, Duration moved) {
    return Optional.of(new SentToken(Optional.of(Duration.ofSeconds(lifetime)), age, moved, false));
  }

  /** How far the clock was ahead when the tokens came explains nothing: they live by that clock. */
  @Test
  void theSandboxsClockCountsFromTheGrant() {
    var driver = besideSandbox();
    sandbox.ahead = Duration.ofDays(1);
    var code = driver.toCode();
    sandbox.ahead = Duration.ofDays(3);

    var flow = exchange(driver, code);
    var before = driver.flows.check(driver.id, flow.id()).checks().get(0);
    sandbox.ahead = Duration.ofDays(10);
    var after = driver.flows.check(driver.id, flow.id()).checks().get(0);

    assertEquals(Duration.ofDays(2), flow.circumstances().code().orElseThrow().clockMoved());
    assertEquals(token(1_209_599, Duration.ZERO, Duration.ZERO), before.circumstances().token());
    assertEquals(token(1_209_599, Duration.ZERO, Duration.ofDays(7)), after.circumstances().token());
  }

  /** A fault may end with the request that it spoils. */
  @Test
  void theFaultsAreThoseBeforeTheRequest() {
    var driver = besideSandbox();
    sandbox.faults = List.of("code-expired");
    var flow = driver.toCode();
    webex.nowAnswering(connection -> {
      sandbox.faults = List.of();
      FlowDriver.response(400, "trackingId: ROUTERGW_1\r\n", "{}").to(connection);
    });

    var known = exchange(driver, flow).circumstances();

    assertEquals(
        Optional.of(new SandboxFacts(List.of("code-expired"), Duration.ZERO, Optional.of("ROUTERGW_1"), true)),
        known.sandbox());
  }

  /** A proxy's response has an id that the sandbox has never seen. */
  @Test
  void aRequestThatTheSandboxDidNotSeeHasNoTrackingId() {
    var driver = besideSandbox();
    webex.nowAnswering(FlowDriver.response(400, "trackingId: PROXY_1\r\n", "{}"));

    var known = exchange(driver, driver.toCode()).circumstances();

    assertEquals(Optional.empty(), known.sandbox().orElseThrow().trackingId());
  }

  @Test
  void aRevocationIsKnownToo() {
    var driver = besideSandbox();
    var flow = driver.toTokens();
    sandbox.faults = List.of("server-error");

    driver.flows.revoke(driver.id, flow.id(), TokenTypeHint.ACCESS_TOKEN);

    var known = driver.state().revocation().orElseThrow().circumstances();
    assertTrue(known.isOn("server-error"));
    assertTrue(known.address().orElseThrow().hasAnswered());
  }

  @Test
  void theRegistrationIsThatOfTheClientThatAsked() {
    var driver = besideSandbox();

    var own = refusal(driver, "client_id", "client-1", "scope", "spark:teams_read");
    var other = refusal(driver, "client_id", "another", "scope", "spark:teams_read");

    assertEquals(List.of("spark:teams_read"), own.scopes().orElseThrow().unregistered());
    assertEquals(Optional.empty(), other.scopes().orElseThrow().registration());
  }

  /** A code for the same client means that the server accepted what was requested. */
  @Test
  void acceptedScopesAreThoseOfThisClientsFlows() {
    browser.toCode("scope", "spark:rooms_read");
    browser.toCode("scope", "spark:people_read");
    browser.toCode("scope", "spark:teams_read", "client_id", "another");

    var known = refusal(browser, "client_id", "client-1", "scope", "spark:memberships_read");

    assertEquals(Scopes.parse("spark:rooms_read spark:people_read"), known.scopes().orElseThrow().accepted());
    assertEquals(Optional.empty(), known.address());
  }

  private static Circumstances refusal(FlowDriver driver, String... typed) {
    var state = FlowDriver.parameter(driver.leave(driver.form(typed)), "state").orElseThrow();
    driver.callback("error=invalid_scope&state=" + state);
    return driver.state().refusal().orElseThrow().circumstances();
  }

  /** F-11: the browser's cookies outlive the process that set them. */
  @Test
  void aBrowserThatShowsBindingsAndHasBegunNothingComesFromTheProcessBefore() {
    var binding = Map.of("handle", new Secret("value"));
    browser.clock.forward(Duration.ofMinutes(2));

    assertEquals(Optional.of(Duration.ofMinutes(2)), rejected(Optional.empty(), binding).restart());
    browser.open();
    assertEquals(Optional.of(Duration.ofMinutes(2)), rejected(browser.id, binding).restart());
    assertEquals(Optional.empty(), rejected(browser.id, Map.of()).restart(), "cookies outlive a restart");
    browser.leave(browser.form());
    assertEquals(Optional.empty(), rejected(browser.id, browser.bindings).restart());
  }

  private Circumstances rejected(Optional<BrowserId> id, Map<String, Secret> bindings) {
    var request = new CallbackRequest(id, bindings, FlowDriver.CALLBACK, "code=c&state=s");
    return assertThrows(CallbackException.class, () -> browser.flows.callback(request)).circumstances();
  }
}
