package playground.webex;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.ClientCredentials;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.OAuthFailure.TokenRequestDenied;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.testing.WireExamples;
import playground.testing.MovableClock;
import playground.testing.FakeWebex;
import playground.testing.RawWebex;

/** RFC 6749 §4.1.3, §5, §6: what goes to the token endpoint, literally, and what its answers mean. */
class TokenClientTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @RegisterExtension final RawWebex raw = new RawWebex();

  private final TokenClient client = new TokenClient(PATIENCE, new MovableClock());

  /** C-04, C-12: verifier and secret go along, all their odd characters form-encoded, in the body alone. */
  @Test
  void aCodeIsExchangedByThisRequestToTheLetter() {
    raw.answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");

    send(WireExamples.codeRequest(), raw);

    var request = raw.nextRequest();
    assertTrue(request.startsWith("POST /v1/access_token HTTP/1.1\r\n"), request);
    assertTrue(request.contains("\r\nAccept: application/json\r\n"), request);
    assertTrue(request.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"), request);
    assertEquals(
        "grant_type=authorization_code&code=c0de%2F1&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback"
            + "&code_verifier=verifier-0123456789-0123456789-0123456789-0"
            + "&client_id=client-1&client_secret=s%26c%25r%2Bt+%C3%A9%21%3A%2F%22%3C",
        request.substring(request.indexOf("\r\n\r\n") + 4));
    assertFalse(request.toLowerCase(Locale.ROOT).contains("authorization:"), "credentials are not in two places");
  }

  @Test
  void aTokenIsRefreshedByThisFormToTheLetter() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    send(WireExamples.refreshRequest());

    assertEquals(
        "grant_type=refresh_token&refresh_token=r3fresh%2B1"
            + "&client_id=client-1&client_secret=s%26c%25r%2Bt+%C3%A9%21%3A%2F%22%3C",
        webex.lastForm());
  }

  /** Webex says then that it wants one; the playground does not invent an empty one. */
  @Test
  void withoutASecretNoneIsSent() {
    webex.answersTokens(FakeWebex.json(400, envelope("client_secret cannot be null or empty")));
    var noSecret = new ClientCredentials("client-1", Optional.empty());

    var exchange = client.send(WireExamples.refreshRequest(), noSecret, tokenEndpoint());

    assertEquals("grant_type=refresh_token&refresh_token=r3fresh%2B1&client_id=client-1", webex.lastForm());
    assertTrue(exchange.granted().isEmpty());
  }

  /** RFC 6749 §5.2: a wrong secret may be answered 400 too, and costs neither the code nor the refresh token. */
  @ParameterizedTest
  @ValueSource(strings = {"invalid_client: Client authentication failed.", "client_secret cannot be null or empty"})
  void aRefusedSecretIsNoWordOnWhatWasSentWithIt(String description) {
    webex.answersTokens(FakeWebex.json(400, envelope(description)));

    for (var request : List.of(WireExamples.codeRequest(), WireExamples.refreshRequest())) {
      var failure = failure(send(request));
      assertFalse(failure.endsTheGrant());
      assertTrue(failure.whatToDo().contains("secret"), failure.whatToDo());
    }
  }

  /** F-05: overload has two statuses, and a wait belongs to either. */
  @Test
  void anUnavailableServersWaitIsTold() {
    webex.answersTokens(FakeWebex.json(503, "{}").withHeader("Retry-After", "42"));

    var told = failure(send(WireExamples.codeRequest())).whatToDo();

    assertTrue(told.startsWith("Wait 42 seconds, as Webex asks, and press the button again."), told);
  }

  @Test
  void anAnswerAsDocumentedIsReadWhole() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    var tokens = send(WireExamples.codeRequest()).granted().orElseThrow();

    assertEquals(new Secret("acc3ss"), tokens.accessToken());
    assertEquals(Optional.of(Duration.ofSeconds(1_209_599)), tokens.expiresIn());
    assertEquals(Optional.of(new Secret("r3fresh")), tokens.refreshToken());
    assertEquals(Optional.of(Duration.ofSeconds(7_775_999)), tokens.refreshExpiresIn());
    assertEquals(Optional.of("Bearer"), tokens.tokenType());
    assertEquals(Optional.of(Scopes.parse("spark:rooms_read")), tokens.scopes());
  }

  @Test
  void theGatewaysEnvelopeIsUnderstoodWithItsTrackingId() {
    webex.answersTokens(FakeWebex.json(400, envelope("The code has been used")));

    var exchange = send(WireExamples.codeRequest());

    assertEquals("Webex refused the code (400). It says: The code has been used", what(exchange));
    assertEquals(Optional.of("ROUTER_1"), exchange.exchange().answer().orElseThrow().trackingId());
    assertTrue(failure(exchange).endsTheGrant());
  }

  @Test
  void theBrokersDialectIsUnderstoodWithItsTrackingId() {
    var body = "{\"error\":\"invalid_grant\",\"error_description\":\"Too old.\",\"trackingID\":\"CLIENT_1\"}";
    webex.answersTokens(FakeWebex.json(400, body));

    var exchange = send(WireExamples.codeRequest());

    assertEquals("Webex refused the code (400). It says: invalid_grant: Too old.", what(exchange));
    assertEquals(Optional.of("CLIENT_1"), exchange.exchange().answer().orElseThrow().trackingId());
  }

  @Test
  void theTrackingIdIsTakenFromTheHeaderWhenTheBodyHasNone() {
    webex.answersTokens(FakeWebex.html(502).withHeader("TrackingID", "ROUTERGW_1"));

    var exchange = send(WireExamples.codeRequest());

    assertEquals(Optional.of("ROUTERGW_1"), exchange.exchange().answer().orElseThrow().trackingId());
  }

  /** C-22: the broker says invalid_request where the RFC says invalid_grant. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"invalid_grant\"}",
        "{\"error\":\"invalid_request\",\"error_description\":"
            + "\"The refresh token provided is expired, revoked, malformed, or invalid.\",\"trackingID\":\"CLIENT_1\"}"
      })
  void aRefusedRefreshTokenIsOver(String body) {
    webex.answersTokens(FakeWebex.json(400, body));

    var failure = failure(send(WireExamples.refreshRequest()));

    assertTrue(failure.endsTheGrant());
    assertEquals("Sign in again: start with the first step. These tokens have been forgotten.", failure.whatToDo());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void everyOtherStatusKeepsTheRefreshTokenAndTheCode(int status) {
    webex.answersTokens(FakeWebex.json(status, envelope("no")));

    assertFalse(failure(send(WireExamples.refreshRequest())).endsTheGrant());
    assertFalse(failure(send(WireExamples.codeRequest())).endsTheGrant());
  }

  /** F-04: a code serves once, so nothing is ever sent again by itself. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 404, 408, 429, 500, 502, 503, 504})
  void whateverTheStatusOneRequestIsSent(int status) {
    webex.answersTokens(aResponse().withStatus(status).withHeader("Location", "/v1/elsewhere"));

    send(WireExamples.codeRequest());

    assertEquals(1, webex.requests().size());
  }

  /** F-03: 307 would carry code and secret to wherever the answer points. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    webex.answersTokens(aResponse().withStatus(status).withHeader("Location", "/v1/elsewhere"));

    var exchange = send(WireExamples.codeRequest());

    assertEquals("A redirect came back (" + status + "), and it was not followed.", what(exchange));
    assertEquals(1, webex.requests().size());
  }

  @Test
  void theStatusesSayWhatTheyMean() {
    assertEquals("Webex does not accept these client credentials (401). It says: no", whatFor(401));
    assertEquals("Webex refused (403). It says: no", whatFor(403));
    assertEquals("There is no token endpoint at this address (404). It says: no", whatFor(404));
    assertEquals("Webex asks for fewer requests (429). It says: no", whatFor(429));
    assertEquals("Webex had a fault of its own (500). It says: no", whatFor(500));
    assertEquals("Webex had a fault of its own (503). It says: no", whatFor(503));
  }

  /** F-05: seconds or a date, capped, said to the user. */
  @Test
  void retryAfterIsToldInSecondsByDateAndCapped() {
    assertEquals("Wait 2 seconds, as Webex asks, and press the button again.", adviceAfter("2"));
    assertEquals("Wait 1 second, as Webex asks, and press the button again.", adviceAfter("1"));
    assertEquals(
        "Wait 30 seconds, as Webex asks, and press the button again.", adviceAfter("Sun, 01 Mar 2026 12:00:30 GMT"));
    assertEquals(
        "Wait 0 seconds, as Webex asks, and press the button again.", adviceAfter("Sun, 01 Mar 2020 12:00:30 GMT"));
    for (var tooLong : List.of("999999", "99999999999999999999", "Mon, 01 Mar 2027 12:00:00 GMT")) {
      assertEquals("Wait an hour or more, as Webex asks, and press the button again.", adviceAfter(tooLong));
    }
    for (var unreadable : List.of("soon", "-5", "")) {
      assertEquals(
          "Webex does not say for how long: wait a minute and press the button again.", adviceAfter(unreadable));
    }
  }

  @Test
  void aWebPageIsToldFromJson() {
    webex.answersTokens(FakeWebex.html(200));
    var captivePortal = send(WireExamples.codeRequest());
    webex.answersTokens(FakeWebex.html(502));
    var gateway = failure(send(WireExamples.codeRequest()));

    assertEquals("A web page came back instead of tokens.", what(captivePortal));
    assertEquals(
        "A web page came instead of JSON: a gateway on the way to Webex answered in its place.", gateway.why());
  }

  /** A refresh token serves again, so a captive portal must not sign anyone out. */
  @Test
  void anUnusableAnswerEndsACodeButNoRefreshToken() {
    webex.answersTokens(FakeWebex.html(200));

    var ofCode = (UnusableResponse) failure(send(WireExamples.codeRequest()));
    var ofRefresh = (UnusableResponse) failure(send(WireExamples.refreshRequest()));

    assertTrue(ofCode.endsTheGrant());
    assertFalse(ofRefresh.endsTheGrant());
    assertTrue(ofRefresh.whatToDo().contains("the tokens that you have are kept"), ofRefresh.whatToDo());
  }

  private TokenExchange send(TokenRequest grant) {
    return client.send(grant, WireExamples.CLIENT, tokenEndpoint());
  }

  private TokenExchange send(TokenRequest grant, RawWebex raw) {
    return client.send(grant, WireExamples.CLIENT, WebexEndpoints.at(raw.baseUrl()).tokenEndpoint());
  }

  private URI tokenEndpoint() {
    return WebexEndpoints.at(webex.baseUrl()).tokenEndpoint();
  }

  private String whatFor(int status) {
    webex.answersTokens(FakeWebex.json(status, envelope("no")));
    return what(send(WireExamples.codeRequest()));
  }

  private String adviceAfter(String retryAfter) {
    webex.answersTokens(
        FakeWebex.json(429, "{}")
            .withHeader("Retry-After", retryAfter)
            .withHeader("Date", "Sun, 01 Mar 2026 12:00:00 GMT"));
    return ((TokenRequestDenied) failure(send(WireExamples.codeRequest()))).whatToDo();
  }

  private static String envelope(String description) {
    return "{\"message\":\"m\",\"errors\":[{\"description\":\"" + description + "\"}],\"trackingId\":\"ROUTER_1\"}";
  }

  private static OAuthFailure failure(TokenExchange exchange) {
    return exchange.failure().orElseThrow();
  }

  private static String what(TokenExchange exchange) {
    return failure(exchange).what();
  }
}
