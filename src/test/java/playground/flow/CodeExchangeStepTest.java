package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.Secret;
import playground.testing.RawWebex;
import playground.webex.WebexEndpoints;

/** Step 3, RFC 6749 §4.1.3: the code is exchanged once, at the server that the browser was sent to. */
class CodeExchangeStepTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  private final FlowDriver browser = FlowDriver.at(webex.baseUrl());

  @BeforeEach
  void grant() {
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
  }

  @Test
  void theCodeIsSentAsAFormAndTheTokensAreKept() {
    var flow = browser.toTokens("code_challenge_method", RequestForm.NO_PKCE);

    var request = FlowDriver.sent(webex);
    assertEquals("POST /v1/access_token HTTP/1.1", FlowDriver.firstLine(request));
    assertEquals(
        "grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback&code=c0de-1"
            + "&client_id=client-1&client_secret=s%26cret%2B1%25",
        FlowDriver.body(request));
    var tokens = flow.tokens().orElseThrow();
    assertEquals(new Secret("acc3ss"), tokens.accessToken());
    assertEquals(Optional.of(new Secret("r3fresh")), tokens.refreshToken());
    assertEquals(browser.clock.instant().plusSeconds(1_209_599), tokens.lifetime().end().orElseThrow());
    assertEquals(Optional.empty(), flow.lastExchange().orElseThrow().failure());
  }

  @Test
  void theExchangeIsLoggedWithoutItsSecrets() {
    browser.toTokens();

    var entry = browser.state().log().get(2);
    assertEquals(LogEvent.CODE_EXCHANGE, entry.event());
    assertEquals(3, entry.number());
    assertFalse(entry.exchange().request().body().contains("c0de-1"));
    assertFalse(entry.exchange().response().orElseThrow().body().contains("acc3ss"));
  }

  /** C-08, F-12: the button of an old page. */
  @Test
  void aCodeThatBroughtTokensIsNotSentAgain() {
    var flow = browser.toTokens();

    var again = browser.flows.exchange(browser.id, flow.id(), Optional.empty());

    FlowDriver.sent(webex);
    assertEquals(0, webex.requestsLeft());
    assertEquals(flow.tokens(), again.tokens());
    assertEquals(Optional.empty(), again.codeRequest());
  }

  /** C-08: a double click, and more. */
  @Test
  void twentyExchangesAtOnceSendOneRequest() {
    var flow = browser.toCode();

    Stream.generate(flow::id).limit(20).parallel()
        .forEach(id -> browser.flows.exchange(browser.id, id, Optional.empty()));

    FlowDriver.sent(webex);
    assertEquals(0, webex.requestsLeft());
    assertTrue(browser.flows.flow(browser.state(), flow.id()).flatMap(FlowState::tokens).isPresent());
  }

  /** RFC 6749 §4.1.2: a code that was refused is used up; one that the server could not look at is not. */
  @ParameterizedTest
  @CsvSource({"400, true", "401, false", "403, false", "429, false", "503, false", "307, false"})
  void onlyARefusalOfTheCodeItselfUsesItUp(int status, boolean isUsed) {
    webex.nowAnswering(FlowDriver.json(status, "{}"));

    var flow = browser.toTokens();

    assertEquals(isUsed, flow.codeRequest().isEmpty());
    assertEquals(Optional.empty(), flow.tokens());
    assertTrue(flow.lastExchange().orElseThrow().failure().isPresent());
    webex.nowAnswering(FlowDriver.json(200, FlowDriver.TOKENS));
    assertEquals(!isUsed, browser.flows.exchange(browser.id, flow.id(), Optional.empty()).tokens().isPresent());
  }

  /** A step that has ended can be taken again at once; its claim is not held until it ends by itself. */
  @Test
  void afterAFailureNothingIsUnderWay() {
    webex.nowAnswering(FlowDriver.json(503, "{}"));

    assertFalse(browser.toTokens().isBusy(browser.clock.instant()));
  }

  /** C-12: a secret goes along with its own client id alone; a typed one counts from then on. */
  @Test
  void anotherSecretCanBeTypedForTheExchange() {
    webex.nowAnswering(FlowDriver.json(401, "{}"));
    var flow = browser.toCode("code_challenge_method", RequestForm.NO_PKCE);

    assertEquals("&client_secret=n%26w", secretSent(flow, Optional.of(" n&w ")));
    assertEquals("&client_secret=n%26w", secretSent(flow, Optional.empty()));
    assertEquals("&client_secret=s%26cret%2B1%25", secretSent(flow, Optional.of(" ")), "blank means the settings' own");
  }

  /** C-12: the secret of the settings is never sent with another client id. */
  @Test
  void aBlankSecretOfAnotherClientIsLeftAsItIs() {
    webex.nowAnswering(FlowDriver.json(401, "{}"));
    var flow = browser.toCode("client_id", "another", "code_challenge_method", RequestForm.NO_PKCE);

    assertEquals("&client_id=another", secretSent(flow, Optional.of("")));
  }

  private String secretSent(FlowState flow, Optional<String> typed) {
    browser.flows.exchange(browser.id, flow.id(), typed);
    var body = FlowDriver.body(FlowDriver.sent(webex));
    return body.substring(Math.max(body.lastIndexOf("&client_id="), body.lastIndexOf("&client_secret=")));
  }

  /** C-07: the setting was changed while the browser was away; the code goes where the browser came from. */
  @Test
  void theCodeGoesToTheServerThatTheBrowserWasSentTo() {
    var store = new MemoryFlowStore(FlowStore.MIN_BYTES);
    var random = new SecureRandom();
    var settings = FlowDriver.settings(browser.flows.settings().server(), Optional.empty());
    var before = new FlowDriver(new FlowService(settings, store, browser.clock, random), browser.clock);
    var flow = before.toCode();
    var elsewhere = WebexEndpoints.at(URI.create("http://127.0.0.1:9/v1"));
    var after = new FlowService(FlowDriver.settings(elsewhere, Optional.empty()), store, browser.clock, random);

    var exchanged = after.exchange(before.id, flow.id(), Optional.empty());

    assertEquals(new Secret("acc3ss"), exchanged.tokens().orElseThrow().accessToken());
  }

  /** F-07: another node is at it, or was when it died: its claim is respected until it ends. */
  @Test
  void aStepThatSomebodyElseHasClaimedIsNotTaken() {
    var store = new MemoryFlowStore(FlowStore.MIN_BYTES);
    var settings = FlowDriver.settings(browser.flows.settings().server(), Optional.empty());
    var flows = new FlowService(settings, store, browser.clock, new SecureRandom());
    var other = new FlowDriver(flows, browser.clock);
    var flow = other.toCode();
    var now = browser.clock.instant();
    store.claim(other.state().key(), flow.id(), FlowStep.EXCHANGE, now, now.plusSeconds(30));

    var meanwhile = flows.exchange(other.id, flow.id(), Optional.empty());

    assertTrue(meanwhile.isBusy(now));
    assertTrue(meanwhile.isRunning(FlowStep.EXCHANGE, now));
    assertFalse(meanwhile.isRunning(FlowStep.REFRESH, now));
    assertEquals(Optional.empty(), meanwhile.lastExchange());
    browser.clock.forward(Duration.ofSeconds(30));
    assertTrue(flows.exchange(other.id, flow.id(), Optional.empty()).tokens().isPresent());
  }

  /** C-13: neither another browser nor one that is not known reaches a flow, and a flow that never was is no flow. */
  @Test
  void aFlowIsReachedFromItsOwnBrowserAlone() {
    var flow = browser.toCode();
    var other = browser.another();
    other.open();

    for (var stranger : List.of(other.id, Optional.of(browser.flows.newId()), Optional.<BrowserId>empty())) {
      assertEquals(StepFault.NO_FLOW, refused(stranger, flow.id()));
    }
    assertEquals(StepFault.NO_FLOW, refused(browser.id, "2"));
    assertEquals(StepFault.NO_FLOW, refused(browser.id, null));
    assertEquals(0, webex.requestsLeft());
  }

  private StepFault refused(Optional<BrowserId> id, String flow) {
    return assertThrows(FlowException.class, () -> browser.flows.exchange(id, flow, Optional.empty())).fault();
  }
}
