package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.location;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.testing.Device;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-07: answers that hold or refuse tokens are kept by nobody. */
class TokenResponseHeadersTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void everyAnswerIsJsonThatNobodyStores() throws Exception {
    for (var answer : List.of(
        sandbox.tokens(),
        sandbox.token(sandbox.exchange("wrong")),
        sandbox.token(sandbox.refresh("wrong")),
        sandbox.post("/v1/access_token", ""),
        sandbox.get("/v1/access_token"),
        sandbox.api("/v1/rooms", "wrong"),
        sandbox.api("/v1/people/me", sandbox.accessToken("spark:people_read")),
        sandbox.get("/v1/nowhere"))) {
      assertNobodyStores(answer);
    }
  }

  /** Device codes and device tokens are as secret as the others. */
  @Test
  void everyAnswerToADeviceIsJsonThatNobodyStores() throws Exception {
    var device = Device.begin(sandbox);
    var pending = device.poll();
    var tooFast = device.poll();
    device.decide("accept");
    var tokens = device.poll();
    var spent = device.poll();

    assertEquals(
        List.of(200, 428, 400, 200, 400),
        List.of(device.begun(), pending, tooFast, tokens, spent).stream().map(HttpResponse::statusCode).toList());
    for (var answer : List.of(
        device.begun(), pending, tooFast, tokens, spent,
        sandbox.post("/v1/device/authorize", "client_id=nobody"),
        sandbox.post("/v1/device/token", ""),
        sandbox.token(sandbox.refresh(Json.text(tokens, "refresh_token"))))) {
      assertNobodyStores(answer);
    }
  }

  @Test
  void everyAnswerOfTheBrokerIsStoredByNobody() throws Exception {
    var tokens = sandbox.post("/idb/oauth2/v1/access_token", sandbox.exchange(sandbox.code()).encoded());
    var revoke = sandbox.credentials(Form.empty().with("token", Json.text(tokens, "access_token"))).encoded();

    assertNobodyStores(tokens);
    assertNobodyStores(sandbox.post("/idb/oauth2/v1/access_token", ""));
    assertNobodyStores(sandbox.post("/idb/oauth2/v1/revoke", ""));
    assertEquals(
        Optional.of("no-store"), sandbox.post("/idb/oauth2/v1/revoke", revoke).headers().firstValue("Cache-Control"));
  }

  /** Not even the page that ends a device grant holds one. */
  @Test
  void noTokenIsInTheAddressOrThePageOfADevice() throws Exception {
    var device = Device.begin(sandbox);
    var page = sandbox.post(device.link(), "person=alex%40example.com&decision=accept");
    var tokens = device.poll();

    for (var secret : List.of(
        Json.text(tokens, "access_token"), Json.text(tokens, "refresh_token"), device.deviceCode())) {
      assertFalse(page.body().contains(secret), "the page");
      assertFalse(page.headers().map().toString().contains(secret), "the headers");
      assertFalse(device.link().contains(secret), "the link");
    }
    assertEquals(Optional.of("no-store"), page.headers().firstValue("Cache-Control"));
  }

  private static void assertNobodyStores(HttpResponse<String> answer) {
    var headers = answer.headers();
    assertEquals(Optional.of("no-store"), headers.firstValue("Cache-Control"));
    assertTrue(
        headers.firstValue("Content-Type").orElseThrow().equalsIgnoreCase("application/json;charset=UTF-8"));
    assertEquals(Optional.of("nosniff"), headers.firstValue("X-Content-Type-Options"));
  }

  @Test
  void theWayBackToTheIntegrationIsNotStored() throws Exception {
    var back = sandbox.decide(sandbox.request(), "accept");

    assertEquals(Optional.of("no-store"), back.headers().firstValue("Cache-Control"));
    assertEquals(Optional.of("no-referrer"), back.headers().firstValue("Referrer-Policy"));
    assertFalse(location(back).contains("#"), "nothing in a fragment");
    assertEquals("", back.body());
  }

  /** Contract section 0. */
  @Test
  void aTrackingIdIsEchoedAndOtherwiseMade() throws Exception {
    var echoed = sandbox.token(sandbox.exchange("wrong"), "TrackingID", "NA_1-2_3");
    var made = sandbox.token(sandbox.exchange("wrong"));

    assertEquals("NA_1-2_3", Json.text(echoed, "trackingId"));
    assertEquals(Optional.of("NA_1-2_3"), echoed.headers().firstValue("trackingId"));
    assertTrue(Json.text(made, "trackingId").matches("ROUTERGW_[0-9a-f-]{36}"));
    assertEquals(Optional.of(Json.text(made, "trackingId")), made.headers().firstValue("trackingId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>", "a b", "\"", "${x}"})
  void aTrackingIdThatIsNoneIsNotEchoed(String sent) throws Exception {
    var answer = sandbox.token(sandbox.exchange("wrong"), "TrackingID", sent);

    assertTrue(Json.text(answer, "trackingId").startsWith("ROUTERGW_"));
  }
}
