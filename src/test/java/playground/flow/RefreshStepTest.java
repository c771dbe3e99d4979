package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Secret;
import playground.testing.RawWebex;

/** RFC 6749 §6: the refresh token brings the next access token. */
class RefreshStepTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  private final FlowDriver browser = FlowDriver.at(webex.baseUrl());

  @Test
  void theRefreshTokenIsSentAsAFormAndTheNewTokensAreKept() {
    var before = granted();
    webex.nowAnswering(FlowDriver.json(200, "{\"access_token\":\"acc3ss-2\",\"refresh_token\":\"r3fresh-2\"}"));

    var after = refresh(before);

    var request = FlowDriver.sent(webex);
    assertEquals("POST /v1/access_token HTTP/1.1", FlowDriver.firstLine(request));
    assertEquals(
        "grant_type=refresh_token&refresh_token=r3fresh&client_id=client-1&client_secret=s%26cret%2B1%25",
        FlowDriver.body(request));
    assertEquals(new Secret("acc3ss-2"), after.tokens().orElseThrow().accessToken());
    assertEquals(LogEvent.REFRESH, browser.state().log().get(3).event());
  }

  /** C-21: a rotated refresh token replaces the one before, and the page can say so. */
  @Test
  void aRotatedRefreshTokenReplacesTheOneBefore() {
    var before = granted();
    webex.nowAnswering(FlowDriver.json(200, "{\"access_token\":\"a2\",\"refresh_token\":\"r3fresh-2\"}"));

    var after = refresh(before);

    assertFalse(before.tokenState().refreshTokenReplaced());
    assertTrue(after.tokenState().refreshTokenReplaced());
    assertEquals(new Secret("r3fresh-2"), after.refreshRequest().orElseThrow().refreshToken());
  }

  /** C-21. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"access_token\":\"a2\"}", "{\"access_token\":\"a2\",\"refresh_token\":\"r3fresh\"}"})
  void aRefreshTokenThatIsNotReplacedStays(String response) {
    var before = granted();
    webex.nowAnswering(FlowDriver.json(200, response));

    var after = refresh(before);

    assertFalse(after.tokenState().refreshTokenReplaced());
    assertEquals(before.refreshRequest(), after.refreshRequest());
  }

  /** C-22: what the refresh token opened is over. */
  @Test
  void aRefreshTokenThatIsRefusedEndsTheTokens() {
    var before = granted();
    webex.nowAnswering(FlowDriver.json(400, "{\"error\":\"invalid_grant\"}"));

    var after = refresh(before);

    assertEquals(Optional.empty(), after.tokens());
    assertEquals(Optional.empty(), after.codeRequest(), "the code stays used up");
    assertEquals(1, after.tokenState().refreshes());
  }

  /** C-22: a server that is down, busy or not the authorization server at all ends nothing. */
  @ParameterizedTest
  @ValueSource(strings = {
      "503 {}", "429 {}", "401 {}", "307 {}", "200 <html>", "400 {\"error\":\"invalid_request\"}",
      "401 {\"error\":\"invalid_client\",\"error_description\":\"Client failed for refresh token request\"}",
      "403 {\"error\":\"unauthorized_client\",\"error_description\":\"no refresh token for you\"}",
      "400 {\"error\":\"invalid_scope\",\"error_description\":\"the refresh token has fewer\"}"})
  void anyOtherFailureKeepsTheTokens(String response) {
    var before = granted();
    webex.nowAnswering(FlowDriver.json(Integer.parseInt(response.substring(0, 3)), response.substring(4)));

    var after = refresh(before);

    assertEquals(before.tokens(), after.tokens());
    assertTrue(after.lastExchange().orElseThrow().failure().isPresent());
    assertFalse(after.isBusy(browser.clock.instant()));
  }

  /** Whether the token was replaced is about the last refresh that succeeded. */
  @Test
  void aFailedRefreshDoesNotHideThatTheTokenWasReplacedBefore() {
    var before = granted();
    webex.nowAnswering(FlowDriver.json(200, "{\"access_token\":\"a2\",\"refresh_token\":\"r3fresh-2\"}"));
    refresh(before);
    webex.nowAnswering(FlowDriver.json(503, "{}"));

    var after = refresh(before);

    assertTrue(after.tokenState().refreshTokenReplaced());
    assertEquals(2, after.tokenState().refreshes());
  }

  /** F-12: one form sent twice refreshes once; the next form refreshes again. */
  @Test
  void aFormThatIsSentTwiceRefreshesOnce() {
    var flow = granted();

    assertEquals(1, refreshesAfter(flow, "0"));
    assertEquals(1, refreshesAfter(flow, "0"));
    assertEquals(2, refreshesAfter(flow, "1"));
    FlowDriver.sent(webex);
    FlowDriver.sent(webex);
    assertEquals(0, webex.requestsLeft());
  }

  /** F-07: a rotating server would take the second for theft. */
  @Test
  void twentyRefreshesAtOnceWithOneFormSendOneRequest() {
    var flow = granted();

    Stream.generate(flow::id).limit(20).parallel()
        .forEach(id -> browser.flows.refresh(browser.id, id, Optional.empty(), Optional.of("0")));

    FlowDriver.sent(webex);
    assertEquals(0, webex.requestsLeft());
  }

  @Test
  void anotherSecretCanBeTypedForTheRefresh() {
    var flow = granted();

    browser.flows.refresh(browser.id, flow.id(), Optional.of("n&w"), Optional.empty());

    assertTrue(FlowDriver.sent(webex).endsWith("&client_secret=n%26w"));
  }

  /** Results that belong to the access token before are not shown beside the new one. */
  @Test
  void aCheckBelongsToTheAccessTokenThatItWasMadeWith() {
    var flow = granted();
    browser.flows.check(browser.id, flow.id());
    webex.nowAnswering(FlowDriver.json(200, "{\"access_token\":\"acc3ss-2\"}"));

    var after = refresh(flow);
    assertEquals(List.of(), after.checks());

    browser.flows.check(browser.id, flow.id());
    webex.nowAnswering(FlowDriver.json(503, "{}"));
    assertEquals(2, refresh(flow).checks().size(), "after a refresh that failed the token is still the same");
  }

  @Test
  void withoutARefreshTokenThereIsNothingToRefresh() {
    webex.answering(FlowDriver.json(200, "{\"access_token\":\"acc3ss\"}"));
    var flow = browser.toTokens();
    FlowDriver.sent(webex);

    assertEquals(StepFault.NO_REFRESH_TOKEN, refused(Optional.empty(), flow));
    assertEquals(StepFault.NO_REFRESH_TOKEN, refused(Optional.of("7"), flow), "also by a form of long ago");
    assertEquals(0, webex.requestsLeft());
  }

  private StepFault refused(Optional<String> turn, FlowState flow) {
    return assertThrows(
        FlowException.class, () -> browser.flows.refresh(browser.id, flow.id(), Optional.empty(), turn)).fault();
  }

  private FlowState granted() {
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    var flow = browser.toTokens();
    FlowDriver.sent(webex);
    return flow;
  }

  private int refreshesAfter(FlowState flow, String turn) {
    return browser.flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.of(turn)).tokenState().refreshes();
  }

  private FlowState refresh(FlowState flow) {
    return browser.flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.empty());
  }
}
