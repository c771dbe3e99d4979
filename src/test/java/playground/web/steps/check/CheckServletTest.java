package playground.web.steps.check;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.RunningPlayground;
import playground.testing.FlowToCode;

/** The tutorial's last step: two calls, and for each refusal the reasons that are possible here. */
class CheckServletTest {

  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @RegisterExtension final FakeWebex elsewhere = new FakeWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(2));

  @Test
  void bothAnswersAreShownBesideTheirRequests() {
    webex.answersCalls("/rooms", FakeWebex.json(200, "{\"items\":[{\"title\":\"Ops\",\"type\":\"group\"}]}"));
    webex.answersCalls("/people/me", FakeWebex.json(200, "{\"displayName\":\"Robin Sample\"}"));

    var page = check(FakeWebex.TOKENS);

    assertEquals(List.of("Ops group"), page.document().select(".rooms li").eachText());
    assertTrue(page.text().contains("You are Robin Sample."), page.text());
    assertTrue(page.text().contains("GET /v1/rooms?max=10 HTTP/1.1"), page.text());
    assertEquals(List.of("200", "200"), page.document().select(".status-badge").eachText());
    assertEquals(0, page.document().select(".failure").size());
  }

  /** Contract §5, case 20: an old browser session, and so another person than expected. */
  @Test
  void whoeverIsAnotherPersonThanExpectedSeesTheAddressAndTheWayToAnotherAccount() {
    webex.answersCalls("/people/me", FakeWebex.json(200,
        "{\"displayName\":\"Robin Sample\",\"emails\":[\"robin@example.com\"]}"));
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var browser = playground.newBrowser();
    var page = FlowToCode.andExchange(browser).press("check").follow();
    assertTrue(page.document().select(".another-account").text().contains("Signed in as robin@example.com."), page.text());
    var state = page.value("stateDisplay");

    var sent = Form.parse(URI.create(page.pressFirst(".another-account button").header("Location")).getRawQuery());

    assertEquals(Optional.of("select_account"), sent.value("prompt"));
    assertEquals(Optional.of("client-1"), sent.value("client_id"));
    assertEquals(Optional.of("spark:rooms_read"), sent.value("scope"));
    assertNotEquals(Optional.of(state), sent.value("state"), "another request");
    assertEquals(Optional.empty(), Form.parse(URI.create(browser.get("/").press("requestCode").header("Location"))
        .getRawQuery()).value("prompt"), "this once, and not from now on");
  }

  /** As on the wire, where an empty line ends the headers (RFC 9112 §2.1). */
  @Test
  void anEmptyLineStandsBetweenHeadersAndBody() {
    webex.answersCalls("/rooms", FakeWebex.json(200, "{\"items\":[]}"));

    var answer = check(FakeWebex.TOKENS).document().selectFirst(".call pre[aria-label=Response]").wholeText();

    assertTrue(answer.contains("charset=UTF-8\n\n{"), answer);
  }

  @Test
  void aRefusalIsForetoldOnlyToATokenThatLacksTheScope() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var lacking = FlowToCode.andExchange(playground.newBrowser());
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"a\",\"scope\":\"spark:rooms_read spark:people_read\"}"));
    var holding = FlowToCode.andExchange(playground.newBrowser());

    assertTrue(lacking.text().contains("without it, expect a 403"), lacking.text());
    assertFalse(holding.text().contains("without it, expect a 403"), holding.text());
  }

  /** C-15: names what is missing and what was granted. */
  @Test
  void aForbiddenCallNamesTheMissingScope() {
    webex.answersCalls("/people/me", FakeWebex.json(403, "{\"message\":\"no\"}"));

    var text = check(FakeWebex.TOKENS).text();

    assertTrue(text.contains("403 as expected"), text);
    assertTrue(text.contains("The token lacks spark:people_read. It was granted spark:rooms_read."), text);
    assertTrue(text.contains("Authorize again with spark:people_read"), text);
  }

  /** C-15: what Webex did not say it granted is not claimed to be granted. */
  @Test
  void withoutAScopeInTheAnswerNoneIsClaimedToBeGranted() {
    webex.answersCalls("/rooms", FakeWebex.json(403, "{\"message\":\"no\"}"));
    webex.answersCalls("/people/me", FakeWebex.json(403, "{\"message\":\"no\"}"));

    var text = check("{\"access_token\":\"acc3ss\"}").text();

    assertTrue(text.contains("The token's scopes cover spark:rooms_read, as far as is known, so you probably lack a role or a license"), text);
    assertTrue(text.contains("The token lacks spark:people_read. It was requested with spark:rooms_read."), text);
    assertFalse(text.contains("was granted"), text);
  }

  @Test
  void aForbiddenCallWhoseScopeIsThereIsExplainedOtherwise() {
    webex.answersCalls("/people/me", FakeWebex.json(403, "{\"message\":\"no\"}"));

    var text = check("{\"access_token\":\"acc3ss\",\"scope\":\"spark:all\"}").text();

    assertTrue(text.contains("The token's scopes cover spark:people_read, so you probably lack a role or a license"), text);
  }

  /** F-13, and contract §5 case 12: Webex answers alike for every cause, so the stored expiry decides. */
  @Test
  void aRefusedTokenIsExplainedFromItsExpiry() {
    webex.answersCalls("/rooms", FakeWebex.json(401, "{\"message\":\"no\"}"));
    var page = signedIn("{\"access_token\":\"acc3ss\",\"expires_in\":3600}");

    playground.clock().forward(Duration.ofSeconds(3599));
    var young = page.press("check").follow().text();
    playground.clock().forward(Duration.ofSeconds(1));
    var old = page.press("check").follow().text();

    assertTrue(young.contains("The token was revoked"), young);
    assertTrue(old.contains("The access token has expired. It lived "), old);
  }

  /** F-05. */
  @Test
  void tooManyRequestsShowTheWait() {
    webex.answersCalls("/rooms", FakeWebex.json(429, "{}").withHeader("Retry-After", "999999"));

    var text = check(FakeWebex.TOKENS).text();

    assertTrue(text.contains("Wait an hour or more, as Webex requests, and call again."), text);
  }

  static Stream<ResponseDefinitionBuilder> brokenAnswers() {
    return Stream.of(
        FakeWebex.html(200),
        FakeWebex.html(502),
        FakeWebex.json(200, ""),
        FakeWebex.json(200, "{\"items\":["),
        FakeWebex.json(200, " ".repeat(1024 * 1024 + 1)),
        FakeWebex.json(500, "{}"),
        FakeWebex.json(200, "{}").withFault(Fault.EMPTY_RESPONSE),
        FakeWebex.json(200, "{}").withFault(Fault.CONNECTION_RESET_BY_PEER),
        FakeWebex.json(200, "{}").withFault(Fault.RANDOM_DATA_THEN_CLOSE),
        FakeWebex.json(200, " ".repeat(100)).withChunkedDribbleDelay(100, 3_600_000));
  }

  /** F-03, W-16: a page with a word on it, no stack trace, the other call and the token unharmed. */
  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void aBrokenAnswerEndsInAMessage(ResponseDefinitionBuilder broken) {
    webex.answersCalls("/rooms", broken);
    webex.answersCalls("/people/me", FakeWebex.json(200, "{\"displayName\":\"Robin Sample\"}"));

    var page = check(FakeWebex.TOKENS);

    assertEquals(200, page.status());
    assertEquals(1, page.document().select("#check-rooms_read .failure").size(), page.text());
    assertTrue(page.text().contains("You are Robin Sample."), page.text());
    assertFalse(page.body().contains("Exception") || page.body().contains("\tat "), page.text());
    assertEquals("acc3ss", page.value("token"));
  }

  /** C-26. */
  @Test
  void aRedirectTakesNoTokenAnywhere() {
    var target = elsewhere.baseUrl() + "/people/me";
    webex.answersCalls("/people/me", aResponse().withStatus(302).withHeader("Location", target));

    var text = check(FakeWebex.TOKENS).text();

    assertTrue(text.contains("The response has status 302."), text);
    assertEquals(List.of(), elsewhere.requests());
  }

  /** W-13: room titles and names are other people's words. */
  @Test
  void markupInAnAnswerIsShownAsText() {
    var markup = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    webex.answersCalls("/rooms", FakeWebex.json(200, "{\"items\":[{\"title\":\"" + markup + "\"}]}"));
    webex.answersCalls("/people/me", FakeWebex.json(200, "{\"displayName\":\"" + markup + "\"}"));

    var page = check(FakeWebex.TOKENS);

    assertTrue(page.text().contains("You are " + markup), page.text());
    assertEquals(List.of(), page.document().select("img, script:not([src])"));
  }

  @Test
  void beforeTheExchangeThereIsNothingToCheck() {
    var browser = playground.newBrowser();
    FlowToCode.with(browser);

    var answer = browser.post("/check", "flow=1");

    assertEquals(409, answer.status());
    assertTrue(answer.text().contains("There is no access token to check."), answer.text());
    assertEquals(List.of(), webex.requests());
  }

  /** W-11. */
  @Test
  void openingItsAddressChecksNothing() {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var browser = playground.newBrowser();
    FlowToCode.andExchange(browser);

    assertEquals(405, browser.get("/check?flow=1").status());
    assertEquals(1, webex.requests().size(), "the exchange");
  }

  private Browser.Page check(String tokens) {
    return signedIn(tokens).press("check").follow();
  }

  private Browser.Page signedIn(String tokens) {
    webex.answersTokens(FakeWebex.json(200, tokens));
    return FlowToCode.andExchange(playground.newBrowser());
  }
}
