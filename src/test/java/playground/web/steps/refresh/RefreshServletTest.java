package playground.web.steps.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.RunningPlayground;
import playground.testing.FlowToCode;

/** RFC 6749 §6: the next access token, and what ends a grant and what does not. */
class RefreshServletTest {

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(2));

  /** C-21, F-13: the new token replaces the old, its clock starts anew, and that of the refresh token runs on. */
  @Test
  void withoutANewRefreshTokenTheOldOneIsSentAgain() {
    var page = signedIn(playground.newBrowser());
    playground.clock().forward(Duration.ofMinutes(30));
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"second\",\"expires_in\":3600}"));

    var then = refresh(page);
    refresh(then);

    assertEquals("second", then.value("token"));
    assertEquals("3600", then.value("expiresIn"));
    assertEquals("r3fresh", then.value("refresh"));
    assertEquals("Access token refreshed. The refresh token stayed the same.", then.value("refreshed"));
    assertFalse(page.has("refreshed"), "before, nothing was refreshed");
    assertEquals("7775999", then.value("refreshExpiresIn"));
    var left = then.document().select("[data-seconds-left]").eachAttr("data-seconds-left");
    assertEquals("3600", left.get(0));
    assertEquals(Integer.toString(7_775_999 - 1800), left.get(1), "counted from the exchange");
    assertTrue(webex.lastForm().startsWith("grant_type=refresh_token&refresh_token=r3fresh&"), "the old one, again");
  }

  /** C-21: and with one, the new one is sent. */
  @Test
  void aNewRefreshTokenReplacesTheOld() {
    var page = signedIn(playground.newBrowser());
    webex.answersTokens(
        FakeWebex.json(
            200, "{\"access_token\":\"second\",\"refresh_token\":\"r3fresh-2\",\"refresh_token_expires_in\":60}"));

    var then = refresh(page);
    refresh(then);

    assertEquals("r3fresh-2", then.value("refresh"));
    assertEquals("Access token refreshed. The refresh token is a new one.", then.value("refreshed"));
    assertEquals("60", then.value("refreshExpiresIn"));
    assertTrue(webex.lastForm().startsWith("grant_type=refresh_token&refresh_token=r3fresh-2&"), "the new one");
  }

  /** C-22: in the RFC's word, and in those of Webex's broker. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"invalid_grant\",\"trackingID\":\"CLIENT_1\"}",
        "{\"error\":\"invalid_request\",\"error_description\":"
            + "\"The refresh token provided is expired, revoked, malformed, or invalid.\",\"trackingID\":\"CLIENT_1\"}",
        "{\"message\":\"The refresh token provided is expired.\",\"trackingId\":\"CLIENT_1\"}"
      })
  void aRefusedRefreshTokenEndsTheTokenSet(String body) {
    var page = signedIn(playground.newBrowser());
    webex.answersTokens(FakeWebex.json(400, body));

    var then = refresh(page);
    var again = page.press("refreshToken");

    assertTrue(then.text().contains("Webex rejected the refresh token"), then.text());
    assertTrue(then.text().contains("Start again with step 1. The tokens of this flow were deleted here."), then.text());
    assertTrue(then.text().contains("CLIENT_1"), "for a support case");
    assertFalse(then.body().contains("acc3ss") || then.body().contains("r3fresh\""), "both are forgotten");
    assertEquals(409, again.status());
    assertTrue(again.text().contains("There is no refresh token."), again.text());
  }

  static Stream<ResponseDefinitionBuilder> whatIsNoWordOnTheRefreshToken() {
    return Stream.of(
        FakeWebex.json(400, "{\"error\":\"invalid_scope\"}"),
        FakeWebex.json(401, "{}"),
        FakeWebex.json(403, "{}"),
        FakeWebex.json(404, "{}"),
        FakeWebex.json(429, "{}").withHeader("Retry-After", "2"),
        FakeWebex.json(500, "{}"),
        FakeWebex.html(502),
        FakeWebex.json(503, "{}"),
        FakeWebex.json(302, "").withHeader("Location", "/"),
        FakeWebex.html(200),
        FakeWebex.json(200, ""),
        FakeWebex.json(200, "{\"access_token\":"),
        FakeWebex.json(200, "{}"),
        FakeWebex.json(200, "{\"access_token\":\"a\",\"token_type\":\"mac\"}"),
        FakeWebex.json(200, " ".repeat(70_000)),
        FakeWebex.json(200, "{}").withFault(Fault.EMPTY_RESPONSE),
        FakeWebex.json(200, "{}").withFault(Fault.CONNECTION_RESET_BY_PEER),
        FakeWebex.json(200, "{}").withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        FakeWebex.json(200, FakeWebex.TOKENS).withChunkedDribbleDelay(50, 3_600_000));
  }

  /** C-22, F-03: overload, faults, time-outs, networks and captive portals sign nobody out. */
  @ParameterizedTest
  @MethodSource("whatIsNoWordOnTheRefreshToken")
  void everyOtherFailureKeepsTheTokenSet(ResponseDefinitionBuilder answer) {
    var page = signedIn(playground.newBrowser());
    webex.answersTokens(answer);

    var then = refresh(page);
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"second\"}"));

    assertEquals(1, then.document().select(".failure").size(), then.text());
    assertEquals("acc3ss", then.value("token"));
    assertEquals("second", refresh(then).value("token"), "and the button works again");
  }

  @Test
  void aRefusedSecretIsAskedForAndANewOneWorks() {
    var page = signedIn(playground.newBrowser());
    webex.answersTokens(FakeWebex.json(401, "{}"));
    var asked = refresh(page);
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"second\"}"));

    var then = refresh(asked.fill("tokenSecret", "n&w"));

    assertEquals("second", then.value("token"));
    assertTrue(webex.lastForm().endsWith("&client_secret=n%26w"), "the new secret was sent");
    assertFalse(then.has("tokenSecret"), "and is not asked for again");
  }

  @Test
  void anEmptySecretFieldStandsForTheOneThatWasSetUp() {
    var page = signedIn(playground.newBrowser());
    webex.answersTokens(FakeWebex.json(401, "{}"));
    var wrong = refresh(refresh(page).fill("tokenSecret", "wr0ng"));
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"second\"}"));

    var then = refresh(wrong);

    assertEquals("second", then.value("token"));
    assertTrue(webex.lastForm().endsWith("&client_secret=s%26cret%2B1%25"), "the set-up's");
  }

  /** F-12: without scripts nothing holds a second click back, and it may arrive after the first was answered. */
  @Test
  void aFormThatIsSentTwiceIsOneRefresh() {
    var page = signedIn(playground.newBrowser());
    var before = webex.tokenRequests().size();

    var first = refresh(page);
    var second = refresh(page);

    assertEquals(before + 1, webex.tokenRequests().size());
    assertEquals(first.value("token"), second.value("token"));
    refresh(second);
    assertEquals(before + 2, webex.tokenRequests().size(), "the form of the page as it is now is another");
  }

  @Test
  void withoutARefreshTokenThereIsNoButton() {
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"a\"}"));
    var browser = playground.newBrowser();
    var page = FlowToCode.andExchange(browser);

    assertFalse(page.has("refreshToken"));
    assertEquals(409, browser.post("/refresh", "flow=1").status());
  }

  @Test
  void whoHasNothingUnderWayIsToldSo() {
    var answer = playground.newBrowser().post("/refresh", "flow=1");

    assertEquals(409, answer.status());
    assertTrue(answer.text().contains("This browser has no such flow"), answer.text());
  }

  private Browser.Page signedIn(Browser browser) {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    return FlowToCode.andExchange(browser);
  }

  private static Browser.Page refresh(Browser.Page page) {
    return page.press("refreshToken").follow();
  }
}
