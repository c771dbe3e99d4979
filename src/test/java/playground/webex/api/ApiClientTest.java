package playground.webex.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Secret;
import playground.testing.FakeWebex;
import playground.testing.MovableClock;
import playground.testing.RawWebex;
import playground.webex.HttpTransport;
import playground.webex.WebexEndpoints;

/** RFC 6750 §2.1: a call of the API, and what comes of it. */
class ApiClientTest {

  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @RegisterExtension final FakeWebex elsewhere = new FakeWebex();
  @RegisterExtension final RawWebex raw = new RawWebex();

  /** C-26: the token goes in the header, never in the address. */
  @Test
  void aCallGoesOutToTheLetter() {
    raw.answering("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");

    call(WebexEndpoints.rooms(raw.baseUrl()));

    var request = raw.nextRequest();
    assertTrue(request.startsWith("GET /v1/rooms?max=10 HTTP/1.1\r\n"), request);
    assertTrue(request.contains("\r\nAccept: application/json\r\n"), request);
    assertTrue(request.contains("\r\nAuthorization: Bearer acc3ss\r\n"), request);
  }

  @Test
  void roomsAreReadInTheirOrder() {
    webex.answersCalls(
        "/rooms",
        FakeWebex.json(
            200,
            "{\"items\":[{\"title\":\"Ops\",\"type\":\"group\"},{\"title\":7},"
                + "{\"title\":\"Robin\",\"type\":\"direct\"}]}"));

    var call = call(rooms());

    assertTrue(call.isSuccess());
    assertEquals(
        List.of(
            new ApiCall.Room("Ops", "group"), new ApiCall.Room("", ""), new ApiCall.Room("Robin", "direct")),
        call.rooms());
  }

  /** F-02: indented, this one mebibyte would be hundreds. */
  @Test
  void aLongResponseIsShownAsItCameAndReadUpToALimit() {
    var nested = "[".repeat(400) + "1,".repeat(400_000) + "1" + "]".repeat(400);
    var rooms = "{\"title\":\"a\"},".repeat(101) + "{\"title\":\"b\"}";
    webex.answersCalls("/rooms", FakeWebex.json(200, "{\"items\":[" + rooms + "],\"x\":" + nested + "}"));

    var call = call(rooms());

    assertEquals(100, call.rooms().size());
    assertTrue(call.exchange().response().orElseThrow().body().startsWith("{\"items\":[{\"title\":\"a\"},{"));
  }

  @Test
  void ownDetailsGiveTheNameAndTheFirstAddress() {
    webex.answersCalls("/people/me", FakeWebex.json(200,
        "{\"displayName\":\"Robin Sample\",\"emails\":[\"robin@example.com\",\"r@example.com\"]}"));
    var full = call(WebexEndpoints.ownDetails(webex.baseUrl()));
    webex.answersCalls("/people/me", FakeWebex.json(200, "{\"displayName\":\"Robin Sample\",\"emails\":[7]}"));
    var odd = call(WebexEndpoints.ownDetails(webex.baseUrl()));

    assertEquals(Optional.of("Robin Sample"), full.displayName());
    assertEquals(Optional.of("robin@example.com"), full.email());
    assertEquals(Optional.of("Robin Sample"), odd.displayName());
    assertEquals(Optional.empty(), odd.email());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "42", "null", "{\"items\":null}", "{\"items\":{\"a\":{}}}", "{\"items\":\"x\"}"})
  void jsonOfAnotherKindHasNoRooms(String body) {
    webex.answersCalls("/rooms", FakeWebex.json(200, body));

    assertEquals(List.of(), call(rooms()).rooms());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void aRefusalIsAResponseWithItsStatus(int status) {
    webex.answersCalls("/rooms", FakeWebex.json(status, "{\"message\":\"no\",\"trackingId\":\"ROUTER_1\"}"));

    var call = call(rooms());

    assertEquals(Optional.of(status), call.status());
    assertFalse(call.isSuccess());
    assertTrue(call.failure().isEmpty());
    assertEquals(Optional.of("ROUTER_1"), call.exchange().response().orElseThrow().trackingId());
  }

  /** F-05. */
  @Test
  void theWaitThatWebexAsksForIsReported() {
    webex.answersCalls("/rooms", FakeWebex.json(429, "{}").withHeader("Retry-After", "17"));

    assertEquals(Optional.of(Duration.ofSeconds(17)), call(rooms()).retryAfter());
  }

  @Test
  void aWebPageIsDistinguishedFromJson() {
    webex.answersCalls("/rooms", FakeWebex.html(200));

    var call = call(rooms());

    assertEquals(unusable(ResponseFault.HTML, ""), call.failure());
    assertEquals(Optional.of(200), call.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"items\":[", "{\"a\":1,\"a\":2}", "rooms"})
  void whatIsNotJsonIsReportedAsOne(String body) {
    webex.answersCalls("/rooms", FakeWebex.json(200, body));

    assertEquals(unusable(ResponseFault.NOT_JSON, ""), call(rooms()).failure());
  }

  /** C-26: whatever the redirect, no token arrives at another host. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    var target = elsewhere.baseUrl() + "/rooms";
    webex.answersCalls("/rooms", aResponse().withStatus(status).withHeader("Location", target));

    var call = call(rooms());

    assertEquals(Optional.of(status), call.status());
    assertEquals(List.of(), elsewhere.requests());
  }

  /** F-02. */
  @Test
  void aResponseOfExactlyOneMebibyteIsRead() {
    var padded = "{}" + " ".repeat(1024 * 1024 - 2);
    webex.answersCalls("/rooms", FakeWebex.json(200, padded));
    var fits = call(rooms());
    webex.answersCalls("/rooms", FakeWebex.json(200, padded + " "));
    var tooLong = call(rooms());

    assertTrue(fits.failure().isEmpty());
    assertEquals(unusable(ResponseFault.TOO_LONG, "1024"), tooLong.failure());
  }

  /** C-13. */
  @Test
  void aTokenThatIsEchoedIsRedacted() {
    webex.answersCalls("/rooms", FakeWebex.json(401, "{\"message\":\"acc3ss is no token\"}"));

    assertFalse(call(rooms()).toString().contains("acc3ss"));
  }

  private URI rooms() {
    return WebexEndpoints.rooms(webex.baseUrl());
  }

  private static Optional<OAuthFailure> unusable(ResponseFault fault, String detail) {
    return Optional.of(new UnusableResponse(RequestKind.API, fault, detail));
  }

  private static ApiCall call(URI uri) {
    return new ApiClient(new HttpTransport(Duration.ofSeconds(20)), new MovableClock()).get(uri, new Secret("acc3ss"));
  }
}
