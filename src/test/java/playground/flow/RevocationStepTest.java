package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.AuthorizationServer;
import playground.oauth.OAuthFailure;
import playground.oauth.Secret;
import playground.oauth.TokenTypeHint;
import playground.testing.RawWebex;

/** C-23, RFC 7009: a token can be given back, and everything of a browser can be forgotten, whatever the server says. */
class RevocationStepTest {

  @RegisterExtension final RawWebex webex = new RawWebex();

  private final FlowDriver browser = FlowDriver.at(webex.baseUrl());

  @ParameterizedTest
  @CsvSource({"access_token, acc3ss", "refresh_token, r3fresh"})
  void theTokenIsSentInAFormWithTheCredentialsInTheHeader(String hint, String token) {
    granted(FlowDriver.TOKENS);

    var flow = browser.flows.revoke(browser.id, null, TokenTypeHint.of(hint));

    assertEquals("1", flow.id());
    var request = FlowDriver.sent(webex);
    assertEquals("POST /idb/oauth2/v1/revoke HTTP/1.1", FlowDriver.firstLine(request));
    assertTrue(request.contains("\r\nAuthorization: Basic Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1\r\n"), request);
    assertEquals("token=" + token + "&token_type_hint=" + hint, FlowDriver.body(request));
    assertEquals(LogEvent.REVOCATION, browser.logged().get(3));
  }

  @ParameterizedTest
  @CsvSource({"200, true", "204, true", "302, false", "400, false", "503, false"})
  void onlyASuccessMeansThatTheTokenIsRevoked(int status, boolean isRevoked) {
    granted(FlowDriver.TOKENS);
    webex.nowAnswering(FlowDriver.json(status, ""));

    browser.flows.revoke(browser.id, null, TokenTypeHint.ACCESS_TOKEN);

    assertEquals(isRevoked, browser.state().revocation().orElseThrow().isRevoked());
  }

  /** Each has causes of its own. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "400 | {\"error\":\"invalid_client\"} | INVALID_CLIENT", "401 | {} | INVALID_CLIENT",
    "400 | {\"message\":\"client_secret cannot be null or empty\"} | CLIENT_SECRET_MISSING",
    "400 | {\"error\":\"unsupported_token_type\"} | INVALID_REQUEST", "503 | {} | SERVER_ERROR", "302 | {} | REDIRECT",
    "404 | {} | NO_SUCH_ENDPOINT"
  })
  void aRefusalIsAFailureBesideItsResponse(int status, String body, String code) {
    granted(FlowDriver.TOKENS);
    webex.nowAnswering(FlowDriver.json(status, body));

    browser.flows.revoke(browser.id, null, TokenTypeHint.ACCESS_TOKEN);

    var result = browser.state().revocation().orElseThrow();
    assertEquals(code, result.failure().map(OAuthFailure::codeName).orElse(""));
    assertTrue(result.exchange().response().isPresent());
  }

  @Test
  void whenNoResponseComesTheTokenIsNotRevokedAndTheReasonIsKept() {
    granted(FlowDriver.TOKENS);
    webex.nowAnswering(connection -> connection.close());

    browser.flows.revoke(browser.id, null, TokenTypeHint.ACCESS_TOKEN);

    var result = browser.state().revocation().orElseThrow();
    assertFalse(result.isRevoked());
    assertTrue(result.failure().isPresent());
  }

  @Test
  void whatIsNotThereCannotBeRevoked() {
    assertEquals(StepFault.NO_FLOW, refused("access_token"), "the browser is not known");
    browser.open();
    assertEquals(StepFault.NO_FLOW, refused("access_token"), "no flow");
    browser.toCode();
    assertEquals(StepFault.NO_FLOW, refused("access_token"), "no tokens");
    granted("{\"access_token\":\"acc3ss\"}");
    assertEquals(StepFault.NO_FLOW, refused("refresh_token"), "no refresh token");
    assertEquals(0, webex.requestsLeft());
  }

  /** The server's endpoint is not known: no other one is guessed. */
  @Test
  void aServerWithoutARevocationEndpointIsSentNothing() {
    var server = new AuthorizationServer(
        URI.create("https://login.example/authorize"), webex.baseUrl(), URI.create("https://api.example/v1"));
    var there = FlowDriver.at(server);
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    there.toTokens();
    FlowDriver.sent(webex);

    var refused = assertThrows(FlowException.class, () -> there.flows.revoke(there.id, null, TokenTypeHint.ACCESS_TOKEN));

    assertEquals(StepFault.REVOCATION_UNSUPPORTED, refused.fault());
    assertEquals(0, webex.requestsLeft());
  }

  /** C-23: signing out works without the server, and for a browser that is not known too. */
  @Test
  void aForgottenBrowserHasNothingLeft() {
    granted(FlowDriver.TOKENS);
    var before = browser.id;

    browser.flows.forget(before);
    browser.flows.forget(before);
    browser.flows.forget(Optional.empty());

    assertEquals(Optional.empty(), browser.flows.browser(before));
    assertEquals(0, webex.requestsLeft());
    assertEquals(List.of(), browser.open().log(), "what comes after begins with nothing");
  }

  /** C-23: the provider needs the ID token to end the right session; afterwards nothing is left here. */
  @Test
  void signingOutGivesTheIdTokenAndForgetsEverything() {
    granted(FlowDriver.TOKENS.replaceFirst("}$", ",\"id_token\":\"1d.t0.ken\"}"));
    var before = browser.id;

    assertEquals(Optional.of(new Secret("1d.t0.ken")), browser.flows.signOut(before, null));

    assertEquals(Optional.empty(), browser.flows.browser(before));
    assertEquals(Optional.empty(), browser.flows.signOut(before, null));
  }

  /** C-23: tokens that arrive when their session has been cleared are revoked, both of them. */
  @Test
  void tokensOfAClearedSessionAreRevoked() {
    var flow = browser.toCode();
    var clearing = browser.id;
    webex.answering(connection -> {
      webex.nowAnswering(FlowDriver.json(200, ""));
      browser.flows.forget(clearing);
      FlowDriver.json(200, FlowDriver.TOKENS).to(connection);
    });

    assertThrows(FlowException.class, () -> browser.flows.exchange(clearing, flow.id(), Optional.empty()));

    assertTrue(FlowDriver.sent(webex).startsWith("POST /v1/access_token "));
    assertEquals("token=acc3ss&token_type_hint=access_token", FlowDriver.body(FlowDriver.sent(webex)));
    assertEquals("token=r3fresh&token_type_hint=refresh_token", FlowDriver.body(FlowDriver.sent(webex)));
    assertEquals(0, webex.requestsLeft());
  }

  /** C-23: the same when a refresh brings them, and a failed one has nothing to revoke. */
  @ParameterizedTest
  @CsvSource({"200, 2", "400, 0"})
  void tokensThatARefreshBringsForAClearedSessionAreRevoked(int status, int revocations) {
    granted(FlowDriver.TOKENS);
    var clearing = browser.id;
    var flow = browser.flows.flow(browser.state(), null).orElseThrow();
    webex.nowAnswering(connection -> {
      webex.nowAnswering(FlowDriver.json(200, ""));
      browser.flows.forget(clearing);
      FlowDriver.json(status, status == 200 ? FlowDriver.TOKENS : "{}").to(connection);
    });

    assertThrows(
        FlowException.class,
        () -> browser.flows.refresh(clearing, flow.id(), Optional.empty(), Optional.empty()));

    assertTrue(FlowDriver.sent(webex).startsWith("POST /v1/access_token "));
    assertEquals(revocations, webex.requestsLeft());
  }

  private StepFault refused(String hint) {
    return assertThrows(FlowException.class, () -> browser.flows.revoke(browser.id, null, TokenTypeHint.of(hint))).fault();
  }

  private void granted(String tokens) {
    webex.answering(FlowDriver.json(200, tokens));
    browser.toTokens();
    FlowDriver.sent(webex);
  }
}
