package playground.sandbox.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.without;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.testing.Device;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.C and 1.D, RFC 8628: a device without a browser gets its tokens. */
class DeviceGrantTest {

  private static final String BAD_REQUEST =
      "The request could not be understood by the server due to malformed syntax.";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aDeviceGetsItsCodesTheirLifeAndWhereToTypeThem() throws Exception {
    var device = Device.begin(sandbox);

    var origin = sandbox.origin().replace(".", "\\.");
    assertEquals(200, device.begun().statusCode());
    assertTrue(device.begun().body().matches(
        "\\{\"device_code\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\","
            + "\"expires_in\":300,\"user_code\":\"\\d{6}\","
            + "\"verification_uri\":\"" + origin + "/verify\","
            + "\"verification_uri_complete\":\"" + origin + "/verify\\?userCode=[0-9a-f]{64}\","
            + "\"interval\":2}"),
        device.begun().body());
  }

  @Test
  void anUnknownClientIdIsToldSoInWebexsWords() throws Exception {
    var answer = sandbox.post("/v1/device/authorize", "client_id=nobody&scope=spark:rooms_read", "TrackingID", "T-1");

    assertEquals(400, answer.statusCode());
    assertEquals(
        "{\"message\":\"" + BAD_REQUEST + "\",\"errors\":[{\"description\":\"Client Id is invalid\"}],"
            + "\"trackingId\":\"T-1\"}",
        answer.body());
  }

  /** Contract 1.C: registered alike, openid excepted, which this flow does not support. */
  @ParameterizedTest
  @ValueSource(strings = {"", "spark:nonsense", "spark:rooms_write", "openid", "spark:rooms_read email"})
  void aScopeThatCannotBeHadIsInvalid(String scope) throws Exception {
    var device = sandbox.registerDevice("Test device");
    var form = Form.empty().with("client_id", device.clientId()).with("scope", scope);

    var answer = sandbox.post("/v1/device/authorize", form.encoded());

    assertEquals(400, answer.statusCode());
    assertEquals("The requested scope is invalid.", Json.description(answer));
  }

  @Test
  void anIntegrationWithoutTheHelperRedirectUrisIsRefusedWithAWordOfThem() throws Exception {
    var answer = sandbox.post("/v1/device/authorize", "scope=spark:rooms_read&client_id=" + sandbox.clientId());

    assertEquals(400, answer.statusCode());
    assertTrue(Json.description(answer).contains("redirect_uri"), answer.body());
  }

  @Test
  void untilSomebodyDecidesItIs428AuthorizationPending() throws Exception {
    var answer = Device.begin(sandbox).poll();

    assertEquals(428, answer.statusCode());
    assertEquals("authorization_pending", Json.description(answer));
  }

  @Test
  void onceAllowedTheTokensComeAndWorkAndRefresh() throws Exception {
    var device = Device.begin(sandbox);
    device.decide("accept");

    var answer = device.poll();

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("spark:rooms_read", Json.text(answer, "scope"));
    assertEquals("Bearer", Json.text(answer, "token_type"));
    assertEquals(64_799, Json.of(answer).get("expires_in").asInt());
    assertEquals(7_775_999, Json.of(answer).get("refresh_token_expires_in").asInt());
    assertEquals(200, sandbox.api("/v1/rooms", Json.text(answer, "access_token")).statusCode());
    var refresh = Form.empty().with("grant_type", "refresh_token")
        .with("refresh_token", Json.text(answer, "refresh_token"));
    var refreshed = sandbox.token(refresh, "Authorization", device.basic());
    assertEquals(64_799, Json.of(refreshed).get("expires_in").asInt());
  }

  @Test
  void aDeclinedDeviceIsToldAccessDenied() throws Exception {
    var device = Device.begin(sandbox);
    device.decide("decline");

    assertEquals(400, device.poll().statusCode());
    assertEquals("access_denied", device.refusal());
  }

  /** S-11: RFC 8628 §3.5, five seconds more each time. */
  @Test
  void whoPollsTooFastIsToldToSlowDownAndWaitsFiveSecondsMore() throws Exception {
    var device = Device.begin(sandbox);
    assertEquals("authorization_pending", device.refusal());

    sandbox.clock.forward(Duration.ofMillis(1_999));
    var tooFast = device.poll();
    assertEquals(400, tooFast.statusCode());
    assertEquals("slow_down", Json.description(tooFast));

    sandbox.clock.forward(Duration.ofSeconds(7));
    assertEquals("authorization_pending", device.refusal());
    sandbox.clock.forward(Duration.ofMillis(6_999));
    assertEquals("slow_down", device.refusal());
    sandbox.clock.forward(Duration.ofSeconds(12));
    assertEquals("authorization_pending", device.refusal());
  }

  @Test
  void theIntervalItselfIsNotTooFast() throws Exception {
    var device = Device.begin(sandbox);
    device.poll();

    sandbox.clock.forward(Duration.ofSeconds(2));

    assertEquals("authorization_pending", device.refusal());
  }

  /** Not captured from Webex: RFC 8628 §3.5 has the word. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void afterFiveMinutesTheDeviceCodeHasExpiredEvenIfAllowed(boolean allowed) throws Exception {
    var device = Device.begin(sandbox);
    if (allowed) {
      device.decide("accept");
    }
    sandbox.clock.forward(Duration.ofSeconds(300));

    assertEquals(400, device.poll().statusCode());
    assertEquals("expired_token", device.refusal());
  }

  /** S-11. */
  @Test
  void aDeviceCodeIsRedeemedOnce() throws Exception {
    var device = Device.begin(sandbox);
    device.decide("accept");
    device.poll();

    assertEquals("invalid_grant", device.refusal());
  }

  /** S-11. */
  @Test
  void anotherClientCannotRedeemIt() throws Exception {
    var device = Device.begin(sandbox);
    device.decide("accept");
    var form = without(device.form(), "client_id").with("client_id", sandbox.clientId());

    var stolen = sandbox.post("/v1/device/token", form.encoded(),
        "Authorization", RunningSandbox.basic(sandbox.clientId(), sandbox.clientSecret()));

    assertEquals(400, stolen.statusCode());
    assertEquals("invalid_grant", Json.description(stolen));
    assertEquals(200, device.poll().statusCode(), "and the device is none the worse");
  }

  @ParameterizedTest
  @CsvSource({
      "grant_type, authorization_code, unsupported_grant_type", "device_code, nonsense, invalid_grant"
  })
  void anythingElseIsRefusedInWebexsWord(String name, String value, String description) throws Exception {
    var device = Device.begin(sandbox);

    var answer = device.poll(without(device.form(), name).with(name, value));

    assertEquals(400, answer.statusCode());
    assertEquals(description, Json.description(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant_type", "device_code"})
  void aMissingParameterIsInvalidRequest(String name) throws Exception {
    var device = Device.begin(sandbox);

    assertTrue(Json.description(device.poll(without(device.form(), name))).startsWith("invalid_request: "));
  }

  @Test
  void theClientProvesItselfByBasicOrInTheBody() throws Exception {
    var device = Device.begin(sandbox);
    var secret = device.client().clientSecret().map(Secret::reveal).orElseThrow();

    assertEquals(428, sandbox.post(
        "/v1/device/token", device.form().with("client_secret", secret).encoded()).statusCode());
    assertEquals(
        "client_secret cannot be null or empty",
        Json.description(sandbox.post("/v1/device/token", device.form().encoded())));
    assertEquals(401, sandbox.post(
        "/v1/device/token", device.form().with("client_secret", "wrong").encoded()).statusCode());
  }

  @Test
  void noTwoDevicesShareACode() throws Exception {
    var one = Device.begin(sandbox);
    var other = Device.begin(sandbox);

    assertNotEquals(one.deviceCode(), other.deviceCode());
    assertNotEquals(one.userCode(), other.userCode());
    assertNotEquals(one.link(), other.link());
  }
}
