package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.oauth.ClientAuthentication;
import playground.oauth.TokenTypeHint;
import playground.testing.RawWebex;
import playground.webex.WebexEndpoints;

/** C-12: a method of client authentication that is set is that of every request of the client, literally. */
class ClientAuthenticationStepTest {

  private static final String CODES = """
      {"device_code":"d3vice","user_code":"012345","verification_uri":"https://v.example","expires_in":300,"interval":2}""";

  /** client-1 and s%26cret%2B1%25, each form-encoded first (RFC 6749 §2.3.1). */
  private static final String BASIC = "\r\nAuthorization: Basic Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1\r\n";

  private static final String SECRET = "&client_secret=s%26cret%2B1%25";

  @RegisterExtension final RawWebex webex = new RawWebex();

  @Test
  void inTheHeaderThereIsTheSecretAndInTheBodyNoneOfTheCredentials() {
    var sent = everyRequest(ClientAuthentication.CLIENT_SECRET_BASIC);

    assertEquals(
        List.of(
            "grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback&code=c0de-1",
            "grant_type=refresh_token&refresh_token=r3fresh",
            "token=acc3ss&token_type_hint=access_token",
            "client_id=client-1&scope=spark%3Arooms_read",
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d3vice&client_id=client-1"),
        bodies(sent));
    sent.forEach(request -> assertTrue(request.contains(BASIC), request));
  }

  @Test
  void inTheBodyThereAreBothAndNoHeader() {
    var sent = everyRequest(ClientAuthentication.CLIENT_SECRET_POST);

    assertEquals(
        List.of(
            "grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback&code=c0de-1"
                + "&client_id=client-1" + SECRET,
            "grant_type=refresh_token&refresh_token=r3fresh&client_id=client-1" + SECRET,
            "token=acc3ss&token_type_hint=access_token&client_id=client-1" + SECRET,
            "client_id=client-1&scope=spark%3Arooms_read" + SECRET,
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d3vice&client_id=client-1"
                + SECRET),
        bodies(sent));
    sent.forEach(request -> assertFalse(request.contains("\r\nAuthorization:"), request));
  }

  /** A secret that is set is not sent either. */
  @Test
  void aPublicClientSendsItsIdAloneAndNeverASecret() {
    var sent = everyRequest(ClientAuthentication.NONE);

    assertEquals(
        List.of(
            "grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback&code=c0de-1"
                + "&client_id=client-1",
            "grant_type=refresh_token&refresh_token=r3fresh&client_id=client-1",
            "token=acc3ss&token_type_hint=access_token&client_id=client-1",
            "client_id=client-1&scope=spark%3Arooms_read",
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d3vice&client_id=client-1"),
        bodies(sent));
    sent.forEach(request -> assertFalse(request.contains("\r\nAuthorization:") || request.contains("cret"), request));
  }

  /** C-13: what is recorded is what was sent, and none of it that is secret. */
  @ParameterizedTest
  @EnumSource
  void theLogShowsTheMethodAndNoCredentials(ClientAuthentication method) {
    var browser = browser(method);
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    browser.toTokens("code_challenge_method", "none");

    var shown = browser.state().log().get(2).exchange().request();

    var isBasic = method == ClientAuthentication.CLIENT_SECRET_BASIC;
    assertEquals(isBasic, shown.httpText().contains("\nAuthorization: Basic ●●●●●●\n"), shown.httpText());
    assertEquals(isBasic, shown.curl().startsWith("curl --user \"$CLIENT_ID:$CLIENT_SECRET\" --header"), shown.curl());
    assertEquals(
        method == ClientAuthentication.CLIENT_SECRET_POST,
        shown.body().contains("client_secret=●●●●●●") && shown.curl().contains("\"client_secret=$CLIENT_SECRET\""));
    assertFalse((shown.httpText() + shown.curl()).contains("cret+1") || shown.httpText().contains("Y2xpZW50"));
  }

  /** The exchange, the refresh, a revocation, the start of a device grant and its poll, as they were on the wire. */
  private List<String> everyRequest(ClientAuthentication method) {
    var browser = browser(method);
    webex.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    var flow = browser.toTokens("code_challenge_method", "none");
    browser.flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.empty());
    browser.flows.revoke(browser.id, flow.id(), TokenTypeHint.ACCESS_TOKEN);
    webex.nowAnswering(FlowDriver.json(200, CODES));
    browser.flows.startDevice(browser.open(), browser.form());
    webex.nowAnswering(FlowDriver.json(200, FlowDriver.TOKENS));
    browser.clock.forward(Duration.ofSeconds(3));
    browser.flows.pollDevices();
    browser.flows.close();
    return List.of(
        FlowDriver.sent(webex), FlowDriver.sent(webex), FlowDriver.sent(webex), FlowDriver.sent(webex),
        FlowDriver.sent(webex));
  }

  private FlowDriver browser(ClientAuthentication method) {
    return FlowDriver.at(WebexEndpoints.at(webex.baseUrl()).authenticatedBy(Optional.of(method)));
  }

  private static List<String> bodies(List<String> requests) {
    return requests.stream().map(FlowDriver::body).toList();
  }
}
