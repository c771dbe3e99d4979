package playground.webex.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.ClientAuthentication;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Scopes;
import playground.testing.Examples;
import playground.testing.FakeWebex;
import playground.testing.TokenRequestExamples;
import playground.webex.ErrorResponse;
import playground.webex.HttpExchange;
import playground.webex.OutgoingRequest;
import playground.webex.RawResponse;
import playground.webex.RedactedRequest;

/** F-03: whatever bytes an answer is made of, they end in tokens or in one clear message, never in an exception. */
class TokenResponseReaderTest {

  private static final OAuthFailure GARBLED = unusable(ResponseFault.NOT_JSON, "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "42",
        "[]",
        "\"acc3ss\"",
        "{\"access_token\":\"acc3ss\"",
        "{\"access_token\":\"acc3ss\"} {}",
        "{\"access_token\":\"acc3ss\",}",
        "{'access_token':'acc3ss'}",
        "access_token=acc3ss&expires_in=1",
        "{\"access_token\":\"good\",\"access_token\":\"evil\"}",
        "{\"expires_in\":1e99999999999,\"access_token\":\"acc3ss\"}",
        "{\"expires_in\":NaN,\"access_token\":\"acc3ss\"}"
      })
  void whatIsNoJsonObjectIsReportedAsOne(String body) {
    assertEquals(GARBLED, failureOf(body));
  }

  @Test
  void jsonNestedWithoutEndIsNoJson() {
    assertEquals(GARBLED, failureOf("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"));
    assertEquals(GARBLED, failureOf("{\"a\":".repeat(10_000)));
  }

  @Test
  void onlyUtf8IsJson() {
    assertEquals(GARBLED, failure(FakeWebex.TOKENS.getBytes(UTF_16)));
    assertEquals(GARBLED, failure("{\"access_token\":\"acc3ss\",\"scope\":\"é\"}".getBytes(ISO_8859_1)));
  }

  /** RFC 8259 §8.1 lets a reader ignore a byte order mark. */
  @Test
  void aByteOrderMarkIsIgnored() {
    assertTrue(read("\uFEFF" + FakeWebex.TOKENS).granted().isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                     | access_token | MEMBER_MISSING
          {"access_token":null}                                  | access_token | MEMBER_MISSING
          {"access_token":""}                                    | access_token | MEMBER_MISSING
          {"access_token":42}                                    | access_token | MEMBER_NOT_TEXT
          {"access_token":["a"]}                                 | access_token | MEMBER_NOT_TEXT
          {"access_token":"a\\u000d\\u000aX: y"}                 | access_token | MEMBER_MALFORMED
          {"access_token":"é"}                                   | access_token | MEMBER_MALFORMED
          {"access_token":"a","refresh_token":7}                 | refresh_token | MEMBER_NOT_TEXT
          {"access_token":"a","refresh_token":"\\u0000"}         | refresh_token | MEMBER_MALFORMED
          {"access_token":"a","scope":["spark:all"]}             | scope | MEMBER_NOT_TEXT
          {"access_token":"a","token_type":true}                 | token_type | MEMBER_NOT_TEXT
          {"access_token":"a","expires_in":true}                 | expires_in | MEMBER_NOT_SECONDS
          {"access_token":"a","expires_in":{}}                   | expires_in | MEMBER_NOT_SECONDS
          {"access_token":"a","expires_in":-1}                   | expires_in | MEMBER_OUT_OF_RANGE
          {"access_token":"a","expires_in":99999999999999999999} | expires_in | MEMBER_OUT_OF_RANGE
          {"access_token":"a","expires_in":1e30}                 | expires_in | MEMBER_OUT_OF_RANGE
          {"access_token":"a","expires_in":1e999}                | expires_in | MEMBER_OUT_OF_RANGE
          {"access_token":"a","expires_in":-1e999}               | expires_in | MEMBER_OUT_OF_RANGE
          {"access_token":"a","expires_in":"1e999999999"}        | expires_in | MEMBER_OUT_OF_RANGE
          {"access_token":"a","expires_in":1.5}                  | expires_in | MEMBER_NOT_WHOLE_SECONDS
          {"access_token":"a","expires_in":"1e-999999999"}       | expires_in | MEMBER_NOT_WHOLE_SECONDS
          {"access_token":"a","expires_in":"soon"}               | expires_in | MEMBER_NOT_WHOLE_SECONDS
          {"access_token":"a","expires_in":""}                   | expires_in | MEMBER_NOT_WHOLE_SECONDS
          {"access_token":"a","refresh_token_expires_in":-7}     | refresh_token_expires_in | MEMBER_OUT_OF_RANGE
          """)
  void aMemberOfTheWrongKindIsNamed(String body, String member, ResponseFault fault) {
    assertEquals(unusable(fault, member), failureOf(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "\"3600\"", "\" 3600 \"", "3600.0", "3.6e3", "\"3.6e3\""})
  void aLifetimeIsReadHoweverItIsSpelled(String spelled) {
    var tokens = read("{\"access_token\":\"a\",\"expires_in\":" + spelled + "}").granted().orElseThrow();

    assertEquals(Optional.of(Duration.ofHours(1)), tokens.expiresIn());
  }

  /** C-14: RFC 6749 §7.1 has a client use no token of a type that it does not know; the name has no case. */
  @Test
  void onlyABearerTokenIsUsed() {
    assertEquals(
        unusable(ResponseFault.TOKEN_TYPE_UNKNOWN, "token_type"),
        failureOf("{\"access_token\":\"a\",\"token_type\":\"mac\"}"));
    assertTrue(read("{\"access_token\":\"a\",\"token_type\":\"bEARER\"}").granted().isPresent());
  }

  /** C-15: one of Webex's own examples has no token_type, most have no scope. */
  @Test
  void whatMayBeAbsentIsNotMadeUp() {
    for (var body : List.of(
        "{\"access_token\":\"a\"}",
        "{\"access_token\":\"a\",\"scope\":\"\",\"token_type\":\"\",\"refresh_token\":\"\"}",
        "{\"access_token\":\"a\",\"scope\":null,\"token_type\":null,\"refresh_token\":null,\"expires_in\":null}")) {
      var tokens = read(body).granted().orElseThrow();

      assertEquals(Optional.<Scopes>empty(), tokens.scopes());
      assertEquals(Optional.<String>empty(), tokens.tokenType());
      assertEquals(Optional.empty(), tokens.refreshToken());
      assertEquals(Optional.<Duration>empty(), tokens.expiresIn());
    }
  }

  /** Long enough to overflow the stack of a careless regular expression. */
  @Test
  void aTokenOfSixtyKibibytesIsReadAndRedacted() {
    var token = "\\\\".repeat(10_000) + "a".repeat(40_000);

    var exchange = read("{\"access_token\":\"" + token + "\"}");

    assertTrue(exchange.granted().isPresent());
    assertEquals("{\n  \"access_token\" : \"" + RedactedRequest.REDACTED + "\"\n}", shown(exchange));
  }

  @Test
  void anyBytesGiveTokensOrAMessage() {
    var random = new Random(42);
    for (var i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);

      assertTrue(failure(bytes) instanceof UnusableResponse, "bytes of round " + i);
    }
  }

  @Test
  void aGoodResponseWithAnyBytesChangedGivesTokensOrAMessage() {
    var random = new Random(4711);
    var statuses = new int[] {200, 200, 200, 400, 401, 429, 500};
    for (var i = 0; i < 20_000; i++) {
      var bytes = FakeWebex.TOKENS.getBytes(UTF_8);
      for (var changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }

      var exchange = read(bytes, statuses[random.nextInt(statuses.length)]);

      assertTrue(exchange.granted().isPresent() != exchange.failure().isPresent(), "one of both in round " + i);
    }
  }

  private static OAuthFailure unusable(ResponseFault fault, String detail) {
    return new UnusableResponse(RequestKind.CODE, fault, detail);
  }

  private static TokenExchange read(String body) {
    return read(body.getBytes(UTF_8), 200);
  }

  private static OAuthFailure failureOf(String body) {
    return failure(body.getBytes(UTF_8));
  }

  private static OAuthFailure failure(byte[] body) {
    return read(body, 200).failure().orElseThrow();
  }

  private static String shown(TokenExchange exchange) {
    return exchange.exchange().response().orElseThrow().body();
  }

  /** What the client does with an answer, without the wire. */
  private static TokenExchange read(byte[] body, int status) {
    var response = new RawResponse(status, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    var endpoint = URI.create("http://127.0.0.1/v1/access_token");
    var method = ClientAuthentication.CLIENT_SECRET_POST;
    var form = TokenRequestExamples.codeRequest().body(TokenRequestExamples.CLIENT, method);
    var request = OutgoingRequest.form(endpoint, form, TokenRequestExamples.CLIENT, method);
    var redactor = request.redactor();
    var exchange = HttpExchange.withResponse(request.shown(), TokenRequestExamples.NOW, Duration.ZERO, response, redactor);
    return response.isSuccess()
        ? new TokenResponseReader(RequestKind.CODE).read(response, exchange)
        : TokenExchange.failed(exchange, ErrorResponse.failure(response, RequestKind.CODE, redactor, Examples.NOW));
  }
}
