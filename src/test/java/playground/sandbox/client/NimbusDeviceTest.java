package playground.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.time.Duration;
import net.minidev.json.JSONArray;
import net.minidev.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RunningSandbox;

/**
 * A stranger's library runs the device grant as at Webex: only the URL changed. That Webex says "not yet" with 428 and in
 * its own envelope, and wants {@code client_id} in the form too, is what any program for Webex must know (contract, 1.D).
 */
class NimbusDeviceTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void registerTheHelpers() {
    playground.oauth.DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.forEach(uri -> sandbox.sandbox().addRedirectUri(sandbox.clientId(), uri));
  }

  @Test
  void aDevicePollsUntilSomebodyAcceptsAndThenHasTokensThatWork() throws Exception {
    var begun = begin();
    assertEquals("428 authorization_pending", said(poll(begun)));

    decide(begun, "accept");
    var tokens = granted(poll(begun));

    assertEquals(64_799, tokens.getTokens().getBearerAccessToken().getLifetime(), "seconds");
    var rooms = program().api("/rooms", tokens.getTokens().getBearerAccessToken());
    assertEquals(200, rooms.getStatusCode(), rooms.getBody());
    var refreshed = program().refresh(tokens.getTokens().getRefreshToken()).getTokens();
    assertEquals(200, program().api("/rooms", refreshed.getBearerAccessToken()).getStatusCode());
  }

  @Test
  void aDeviceThatAsksTooOftenIsToldToSlowDown() throws Exception {
    var begun = begin();
    poll(begun);

    assertEquals("400 slow_down", said(poll(begun)));
  }

  @Test
  void aDeviceLearnsThatSomebodyDeclined() throws Exception {
    var begun = begin();

    decide(begun, "decline");

    assertEquals("400 access_denied", said(poll(begun)));
  }

  @Test
  void aDeviceLearnsThatItTookTooLong() throws Exception {
    var begun = begin();

    sandbox.clock.forward(Duration.ofSeconds(begun.getLifetime()));

    assertEquals("400 expired_token", said(poll(begun)));
  }

  private DeviceAuthorizationSuccessResponse begin() throws Exception {
    var request = new DeviceAuthorizationRequest.Builder(new ClientID(sandbox.clientId()))
        .scope(Scope.parse("spark:rooms_read"))
        .endpointURI(program().at("/device/authorize"))
        .build();
    return DeviceAuthorizationResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();
  }

  private HTTPResponse poll(DeviceAuthorizationSuccessResponse begun) throws Exception {
    return new TokenRequest.Builder(
        program().at("/device/token"), program().credentials(), new DeviceCodeGrant(begun.getDeviceCode()))
        .customParameter("client_id", sandbox.clientId())
        .build()
        .toHTTPRequest()
        .send();
  }

  private static AccessTokenResponse granted(HTTPResponse answer) throws Exception {
    return TokenResponse.parse(answer).toSuccessResponse();
  }

  /** Status, and {@code errors[0].description} of Webex's envelope. */
  private static String said(HTTPResponse answer) throws Exception {
    var errors = (JSONArray) answer.getBodyAsJSONObject().get("errors");
    return answer.getStatusCode() + " " + ((JSONObject) errors.get(0)).get("description");
  }

  /** Somebody follows the link that the device shows. */
  private void decide(DeviceAuthorizationSuccessResponse begun, String decision) throws Exception {
    var link = begun.getVerificationURIComplete();
    sandbox.post(link.getRawPath() + "?" + link.getRawQuery(), "person=alex%40example.com&decision=" + decision);
  }

  private NimbusProgram program() {
    var credentials = new ClientSecretBasic(new ClientID(sandbox.clientId()), new Secret(sandbox.clientSecret()));
    return new NimbusProgram(URI.create(sandbox.origin() + "/v1"), credentials, URI.create(RunningSandbox.CALLBACK));
  }
}
