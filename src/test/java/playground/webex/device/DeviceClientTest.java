package playground.webex.device;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.AuthorizationServer;
import playground.oauth.DenialCode;
import playground.oauth.DeviceAuthorization;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.testing.FakeWebex;
import playground.testing.MovableClock;
import playground.testing.RunningPlayground;
import playground.webex.HttpTransport;
import playground.webex.WebexEndpoints;

/** Contract 1.C and 1.D: what is sent for a device, and what each answer means. */
class DeviceClientTest {

  private static final String VERIFY = "https://oauth-helper-r.wbx2.com/verify";

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  private final Clock clock = new MovableClock();
  private final DeviceClient client = new DeviceClient(new HttpTransport(Duration.ofSeconds(2)), clock);

  @Test
  void theBeginningIsAFormWithoutTheSecret() {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(VERIFY)));

    var begun = begin();

    assertEquals("client_id=client-1&scope=spark%3Arooms_read", webex.requests().get(0).getBodyAsString());
    assertFalse(webex.requests().get(0).containsHeader("Authorization"));
    assertEquals(
        Optional.of(new DeviceAuthorization(
            new Secret("d3vice"), "012345", VERIFY, Optional.of(VERIFY + "?userCode=c0de"), Duration.ofSeconds(300),
            Duration.ofSeconds(2))),
        begun.begun());
  }

  /** RFC 8628 §3.2: five seconds is the default; and nothing that fetches tokens is shown. */
  @Test
  void theLeastThatAResponseMayHoldIsEnough() {
    webex.answersDevices(FakeWebex.json(200, """
        {"device_code":"d3vice","user_code":"WDJB","verification_uri":"https://v.example","expires_in":"900"}"""));

    var begun = begin();

    assertEquals(Duration.ofSeconds(5), begun.begun().orElseThrow().interval());
    assertEquals(Duration.ofSeconds(900), begun.begun().orElseThrow().expiresIn());
    assertFalse(begun.exchange().toString().contains("d3vice"), begun.exchange().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "[]", "<html>", "{}",
    "{\"user_code\":\"1\",\"verification_uri\":\"https://v.example\",\"expires_in\":300}",
    "{\"device_code\":\"d\",\"verification_uri\":\"https://v.example\",\"expires_in\":300}",
    "{\"device_code\":\"d\",\"user_code\":\"1\",\"expires_in\":300}",
    "{\"device_code\":\"d\",\"user_code\":\"1\",\"verification_uri\":\"https://v.example\"}",
    "{\"device_code\":\"d\",\"user_code\":\"1\",\"verification_uri\":\"https://v.example\",\"expires_in\":-1}",
    "{\"device_code\":\"d\",\"user_code\":\"1\",\"verification_uri\":\"https://v.example\",\"expires_in\":1e99}",
    "{\"device_code\":\"d\",\"user_code\":\"1\",\"verification_uri\":\"https://v.example\",\"expires_in\":300,\"interval\":0}",
    "{\"device_code\":\"d\\u0000\",\"user_code\":\"1\",\"verification_uri\":\"https://v.example\",\"expires_in\":300}"
  })
  void aResponseThatCannotBeUsedIsSaidToBeOne(String body) {
    webex.answersDevices(FakeWebex.json(200, body));

    var begun = begin();

    assertTrue(begun.begun().isEmpty());
    assertTrue(begun.failure().orElseThrow() instanceof OAuthFailure.UnusableResponse);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      400 | redirect_uri is missing            | HELPER_REDIRECT_URIS_MISSING
      400 | Client Id is invalid               | CLIENT_UNKNOWN
      400 | invalid_client                     | INVALID_CLIENT
      400 | client_secret is missing           | CLIENT_SECRET_MISSING
      401 | no                                 | INVALID_CLIENT
      400 | The requested scope is invalid.    | INVALID_SCOPE
      400 | something else                     | INVALID_REQUEST
      429 | slower                             | RATE_LIMITED
      404 | nothing here                       | NO_SUCH_ENDPOINT
      503 | later                              | SERVER_ERROR
      """)
  void aRefusedBeginningHasItsCodeAndTheServersWords(int status, String description, DenialCode code) {
    webex.answersDevices(envelope(status, description));

    assertEquals(
        Optional.of(new RequestDenied(RequestKind.DEVICE_AUTHORIZATION, code, status, description, Optional.empty())),
        begin().failure());
  }

  /** The helpers' own words decide, in either dialect. */
  @Test
  void theBrokersDialectIsUnderstoodAsWell() {
    webex.answersDevices(FakeWebex.json(
        400, "{\"error\":\"invalid_request\",\"error_description\":\"no redirect_uri\",\"trackingID\":\"T-1\"}"));

    var begun = begin();

    assertEquals("HELPER_REDIRECT_URIS_MISSING", begun.failure().orElseThrow().codeName());
    assertEquals(Optional.of("T-1"), begun.exchange().response().orElseThrow().trackingId());
  }

  @Test
  void aPollIsAFormWithTheCredentialsInTheHeader() {
    webex.answersPolls(FakeWebex.json(200, FakeWebex.TOKENS));

    var poll = poll();

    var sent = webex.polls().get(0);
    assertEquals(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d3vice&client_id=client-1",
        sent.getBodyAsString());
    assertEquals("Basic Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1", sent.getHeader("Authorization"), "client-1:s%26cret%2B1%25");
    assertEquals(PollResult.GRANTED, poll.result());
    assertEquals(new Secret("acc3ss"), poll.tokens().granted().orElseThrow().accessToken());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      428 | authorization_pending | PENDING
      428 | -                     | PENDING
      400 | authorization_pending | PENDING
      400 | slow_down             | SLOW_DOWN
      428 | slow_down             | SLOW_DOWN
      429 | Too many requests     | SLOW_DOWN
      400 | access_denied         | DENIED
      400 | expired_token         | EXPIRED
      400 | invalid_grant         | REFUSED
      400 | invalid_client        | REFUSED
      400 | tokenlimit_reached    | REFUSED
      400 | -                     | REFUSED
      401 | no                    | REFUSED
      302 | -                     | REFUSED
      404 | -                     | REFUSED
      500 | broken                | NONE
      502 | -                     | NONE
      """)
  void eachResponseIsReadFromItsStatusAndFromEitherDialect(int status, String said, PollResult expected) {
    webex.answersPolls(said == null ? aResponse().withStatus(status) : envelope(status, said));
    assertEquals(expected, poll().result());

    webex.answersPolls(
        said == null ? aResponse().withStatus(status) : FakeWebex.json(status, "{\"error\":\"" + said + "\"}"));
    assertEquals(expected, poll().result());
  }

  @Test
  void whatTheServerAsksForIsHandedOn() {
    webex.answersPolls(envelope(429, "no").withHeader("Retry-After", "17"));

    assertEquals(Optional.of(Duration.ofSeconds(17)), poll().retryAfter());
  }

  @Test
  void aConnectionThatBreaksIsNoResponse() {
    webex.answersPolls(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertEquals(PollResult.NONE, poll().result());
  }

  @Test
  void tokensThatCannotBeUsedEndIt() {
    webex.answersPolls(FakeWebex.json(200, "{\"token_type\":\"mac\",\"access_token\":\"x\"}"));

    var poll = poll();

    assertEquals(PollResult.REFUSED, poll.result());
    assertTrue(poll.tokens().failure().orElseThrow() instanceof OAuthFailure.UnusableResponse);
  }

  /** C-13: not even when the server sends back what it was sent. */
  @Test
  void noSecretOfAPollIsShown() {
    webex.answersPolls(envelope(400, "d3vice s&cret+1% Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1"));

    var poll = poll();

    var shown = poll.tokens().exchange().toString() + poll.tokens().failure().orElseThrow();
    assertFalse(shown.contains("d3vice") || shown.contains("cret") && shown.contains("s&") || shown.contains("Y2xp"), shown);
    assertTrue(shown.contains("--user \"$CLIENT_ID:$CLIENT_SECRET\""), shown);
  }

  private DeviceStart begin() {
    return client.begin(
        new DeviceAuthorizationRequest("client-1", Scopes.parse("spark:rooms_read")), RunningPlayground.CLIENT, server());
  }

  private DevicePoll poll() {
    return client.poll(new TokenRequest.Device(new Secret("d3vice")), RunningPlayground.CLIENT, server());
  }

  private AuthorizationServer server() {
    return WebexEndpoints.at(webex.baseUrl());
  }

  private static ResponseDefinitionBuilder envelope(int status, String said) {
    return FakeWebex.json(
        status, "{\"message\":\"m\",\"errors\":[{\"description\":\"" + said + "\"}],\"trackingId\":\"T-1\"}");
  }
}
