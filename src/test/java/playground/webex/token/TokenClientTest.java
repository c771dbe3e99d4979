package playground.webex.token;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.testing.FakeWebex;
import playground.testing.MovableClock;
import playground.testing.RawWebex;
import playground.testing.TokenRequestExamples;
import playground.webex.HttpTransport;
import playground.webex.RetryAfter;
import playground.webex.WebexEndpoints;

/** RFC 6749 §4.1.3, §5, §6: what goes to the token endpoint, literally, and what its answers mean. */
class TokenClientTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @RegisterExtension final RawWebex raw = new RawWebex();

  private final TokenClient client = new TokenClient(new HttpTransport(PATIENCE), new MovableClock());

  /** C-04, C-12: verifier and secret go along, all their odd characters form-encoded, in the body alone. */
  @Test
  void aCodeIsExchangedByThisRequestToTheLetter() {
    raw.answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");

    send(TokenRequestExamples.codeRequest(), raw);

    var request = raw.nextRequest();
    assertTrue(request.startsWith("POST /v1/access_token HTTP/1.1\r\n"), request);
    assertTrue(request.contains("\r\nAccept: application/json\r\n"), request);
    assertTrue(request.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"), request);
    assertEquals(
        "grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback&code=c0de%2F1"
            + "&client_id=client-1&client_secret=s%26c%25r%2Bt+%C3%A9%21%3A%2F%22%3C"
            + "&code_verifier=verifier-0123456789-0123456789-0123456789-0",
        request.substring(request.indexOf("\r\n\r\n") + 4));
    assertFalse(request.toLowerCase(Locale.ROOT).contains("authorization:"), "credentials are not in two places");
  }

  @Test
  void aTokenIsRefreshedByThisFormToTheLetter() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    send(TokenRequestExamples.refreshRequest());

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

    var exchange = client.send(TokenRequestExamples.refreshRequest(), noSecret, server());

    assertEquals("grant_type=refresh_token&refresh_token=r3fresh%2B1&client_id=client-1", webex.lastForm());
    assertTrue(exchange.granted().isEmpty());
  }

  /** RFC 6749 §5.2: a wrong secret may be answered 400 too, and costs neither the code nor the refresh token. */
  @ParameterizedTest
  @CsvSource({
    "invalid_client: Client authentication failed., INVALID_CLIENT",
    "client_secret cannot be null or empty,         CLIENT_SECRET_MISSING"
  })
  void aRefusedSecretIsNoWordOnWhatWasSentWithIt(String description, DenialCode code) {
    webex.answersTokens(FakeWebex.json(400, envelope(description)));

    for (var request : List.of(TokenRequestExamples.codeRequest(), TokenRequestExamples.refreshRequest())) {
      var denied = denied(send(request));
      assertFalse(denied.endsGrant());
      assertEquals(code, denied.code());
    }
  }

  /** 401 is about who the client is, whatever the code: a grant that it may not use is 400 (RFC 6749 §5.2). */
  @ParameterizedTest
  @CsvSource({"401, INVALID_CLIENT", "400, GRANT_NOT_ALLOWED"})
  void aClientThatIsNotAuthenticatedIsNotTakenForOneThatMayNot(int status, DenialCode code) {
    webex.answersTokens(FakeWebex.json(
        status, "{\"error\":\"unauthorized_client\",\"error_description\":\"Invalid client or Invalid client credentials\"}"));

    assertEquals(code, denied(send(TokenRequestExamples.codeRequest())).code());
  }

  /** F-05: overload has two statuses, and a wait belongs to either. */
  @Test
  void anUnavailableServersWaitIsReported() {
    webex.answersTokens(FakeWebex.json(503, "{}").withHeader("Retry-After", "42"));

    assertEquals(Optional.of(Duration.ofSeconds(42)), denied(send(TokenRequestExamples.codeRequest())).retryAfter());
  }

  @Test
  void aResponseAsDocumentedIsReadWhole() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    var tokens = send(TokenRequestExamples.codeRequest()).granted().orElseThrow();

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

    var exchange = send(TokenRequestExamples.codeRequest());

    assertEquals(denial(DenialCode.INVALID_GRANT, 400, "The code has been used"), denied(exchange));
    assertEquals(Optional.of("ROUTER_1"), exchange.exchange().response().orElseThrow().trackingId());
    assertTrue(failure(exchange).endsGrant());
  }

  @Test
  void theBrokersDialectIsUnderstoodWithItsTrackingId() {
    var body = "{\"error\":\"invalid_grant\",\"error_description\":\"Too old.\",\"trackingID\":\"CLIENT_1\"}";
    webex.answersTokens(FakeWebex.json(400, body));

    var exchange = send(TokenRequestExamples.codeRequest());

    assertEquals(denial(DenialCode.INVALID_GRANT, 400, "invalid_grant: Too old."), denied(exchange));
    assertEquals(Optional.of("CLIENT_1"), exchange.exchange().response().orElseThrow().trackingId());
  }

  @Test
  void theTrackingIdIsTakenFromTheHeaderWhenTheBodyHasNone() {
    webex.answersTokens(FakeWebex.html(502).withHeader("TrackingID", "ROUTERGW_1"));

    var exchange = send(TokenRequestExamples.codeRequest());

    assertEquals(Optional.of("ROUTERGW_1"), exchange.exchange().response().orElseThrow().trackingId());
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

    var denied = denied(send(TokenRequestExamples.refreshRequest()));

    assertTrue(denied.endsGrant());
    assertEquals(DenialCode.INVALID_GRANT, denied.code());
  }

  /** The code belongs to this client id, so it cannot be exchanged at all; tokens that are there are kept. */
  @Test
  void anUnknownClientIdEndsACodeButNoRefreshToken() {
    webex.answersTokens(FakeWebex.json(400, envelope("Client Id is invalid")));

    var ofCode = denied(send(TokenRequestExamples.codeRequest()));
    var ofRefresh = denied(send(TokenRequestExamples.refreshRequest()));

    assertEquals(DenialCode.CLIENT_UNKNOWN, ofCode.code());
    assertEquals(DenialCode.CLIENT_UNKNOWN, ofRefresh.code());
    assertTrue(ofCode.endsGrant());
    assertFalse(ofRefresh.endsGrant());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void everyOtherStatusKeepsTheRefreshTokenAndTheCode(int status) {
    webex.answersTokens(FakeWebex.json(status, envelope("no")));

    assertFalse(failure(send(TokenRequestExamples.refreshRequest())).endsGrant());
    assertFalse(failure(send(TokenRequestExamples.codeRequest())).endsGrant());
  }

  /** F-04: a code serves once, so nothing is ever sent again by itself. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 404, 408, 429, 500, 502, 503, 504})
  void whateverTheStatusOneRequestIsSent(int status) {
    webex.answersTokens(aResponse().withStatus(status).withHeader("Location", "/v1/elsewhere"));

    send(TokenRequestExamples.codeRequest());

    assertEquals(1, webex.requests().size());
  }

  /** F-03: 307 would carry code and secret to wherever the answer points. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    webex.answersTokens(aResponse().withStatus(status).withHeader("Location", "/v1/elsewhere"));

    var exchange = send(TokenRequestExamples.codeRequest());

    assertEquals(
        new UnusableResponse(RequestKind.CODE, ResponseFault.REDIRECT, Integer.toString(status)), failure(exchange));
    assertEquals(1, webex.requests().size());
  }

  @Test
  void theStatusesSayWhatTheyMean() {
    assertEquals(denial(DenialCode.INVALID_CLIENT, 401, "no"), denialFor(401));
    assertEquals(denial(DenialCode.UNEXPECTED_STATUS, 403, "no"), denialFor(403));
    assertEquals(denial(DenialCode.NO_SUCH_ENDPOINT, 404, "no"), denialFor(404));
    assertEquals(denial(DenialCode.RATE_LIMITED, 429, "no"), denialFor(429));
    assertEquals(denial(DenialCode.SERVER_ERROR, 500, "no"), denialFor(500));
    assertEquals(denial(DenialCode.SERVER_ERROR, 503, "no"), denialFor(503));
  }

  /** F-05: seconds or a date, capped. */
  @Test
  void retryAfterIsReadInSecondsByDateAndCapped() {
    assertEquals(Optional.of(Duration.ofSeconds(2)), waitAfter("2"));
    assertEquals(Optional.of(Duration.ofSeconds(30)), waitAfter("Sun, 01 Mar 2026 12:00:30 GMT"));
    assertEquals(Optional.of(Duration.ZERO), waitAfter("Sun, 01 Mar 2020 12:00:30 GMT"));
    for (var tooLong : List.of("999999", "99999999999999999999", "Mon, 01 Mar 2027 12:00:00 GMT")) {
      assertEquals(Optional.of(RetryAfter.LONGEST), waitAfter(tooLong));
    }
    for (var unreadable : List.of("soon", "-5", "")) {
      assertEquals(Optional.empty(), waitAfter(unreadable));
    }
  }

  @Test
  void aWebPageIsDistinguishedFromJson() {
    webex.answersTokens(FakeWebex.html(200));
    var captivePortal = send(TokenRequestExamples.codeRequest());
    webex.answersTokens(FakeWebex.html(502));
    var gateway = denied(send(TokenRequestExamples.codeRequest()));

    assertEquals(new UnusableResponse(RequestKind.CODE, ResponseFault.HTML, ""), failure(captivePortal));
    assertEquals(DenialCode.GATEWAY_ERROR, gateway.code());
  }

  /** A refresh token serves again, so a captive portal must not sign anyone out. */
  @Test
  void anUnusableResponseEndsACodeButNoRefreshToken() {
    webex.answersTokens(FakeWebex.html(200));

    var ofCode = failure(send(TokenRequestExamples.codeRequest()));
    var ofRefresh = failure(send(TokenRequestExamples.refreshRequest()));

    assertTrue(ofCode.endsGrant());
    assertFalse(ofRefresh.endsGrant());
    assertEquals(new UnusableResponse(RequestKind.REFRESH, ResponseFault.HTML, ""), ofRefresh);
  }

  private TokenExchange send(TokenRequest grant) {
    return client.send(grant, TokenRequestExamples.CLIENT, server());
  }

  private TokenExchange send(TokenRequest grant, RawWebex raw) {
    return client.send(grant, TokenRequestExamples.CLIENT, WebexEndpoints.at(raw.baseUrl()));
  }

  private AuthorizationServer server() {
    return WebexEndpoints.at(webex.baseUrl());
  }

  private static RequestDenied denial(DenialCode code, int status, String serverWords) {
    return new RequestDenied(RequestKind.CODE, code, status, serverWords, Optional.empty());
  }

  private RequestDenied denialFor(int status) {
    webex.answersTokens(FakeWebex.json(status, envelope("no")));
    return denied(send(TokenRequestExamples.codeRequest()));
  }

  private Optional<Duration> waitAfter(String retryAfter) {
    webex.answersTokens(
        FakeWebex.json(429, "{}")
            .withHeader("Retry-After", retryAfter)
            .withHeader("Date", "Sun, 01 Mar 2026 12:00:00 GMT"));
    return denied(send(TokenRequestExamples.codeRequest())).retryAfter();
  }

  private static String envelope(String description) {
    return "{\"message\":\"m\",\"errors\":[{\"description\":\"" + description + "\"}],\"trackingId\":\"ROUTER_1\"}";
  }

  private static OAuthFailure failure(TokenExchange exchange) {
    return exchange.failure().orElseThrow();
  }

  private static RequestDenied denied(TokenExchange exchange) {
    return (RequestDenied) failure(exchange);
  }
}
