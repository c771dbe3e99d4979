package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.ClientAuthentication;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.RunningPlayground;
import playground.webex.WebexEndpoints;

/** What the page of the device grant shows, and where it leads. */
class DeviceServletTest {

  private static final String VERIFY = "https://login.example/verify";

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(2));

  private Browser browser;

  @BeforeEach
  void answer() {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(VERIFY)));
    webex.answersPolls(FakeWebex.json(428, "{\"message\":\"authorization_pending\"}"));
    browser = playground.newBrowser();
  }

  /** Contract, case 16. */
  @Test
  void theFourRedirectUrisStandBeforeTheButton() {
    var page = browser.get("/device");

    var text = page.body();
    for (var region : "arkd".split("")) {
      var uri = "https://oauth-helper-" + region + ".wbx2.com/helperservice/v1/actions/device/callback";
      assertTrue(text.indexOf(uri) > 0 && text.indexOf(uri) < text.indexOf("id=\"startDevice\""), uri);
    }
    assertTrue(page.text().contains("must send redirect_uri to /authorize"), page.text());
  }

  @RegisterExtension
  final RunningPlayground byNone = RunningPlayground.with(
      WebexEndpoints.at(webex.baseUrl()).authenticatedBy(Optional.of(ClientAuthentication.NONE)), Duration.ofSeconds(2));

  /** With each poll at Webex, and never for a public client. */
  @Test
  void thePageSaysWhenTheSecretIsSent() {
    var usual = browser.get("/device").document().expectFirst("#clientSecret-help").text();
    var none = byNone.newBrowser().get("/device").document().expectFirst("#clientSecret-help").text();

    assertEquals("Sent with each poll. Leave empty to use the stored one.", usual);
    assertEquals("Not sent, because webex.client-authentication is none.", none);
  }

  /** Contract, case 16. */
  @Test
  void aRefusalForWantOfThemIsExplained() {
    webex.answersDevices(FakeWebex.json(
        400, "{\"message\":\"m\",\"errors\":[{\"description\":\"redirect_uri is missing\"}],\"trackingId\":\"T-9\"}"));

    var page = browser.get("/device").press("startDevice").follow();

    assertTrue(page.text().contains("The integration lacks the redirect URIs that a device grant needs."), page.text());
    assertTrue(page.text().contains("Copy all four from this page"), page.text());
    assertTrue(page.text().contains("T-9"), page.text());
    assertTrue(page.has("startDevice"));
  }

  @Test
  void whatWaitsShowsCodeLinkPictureAndWhatIsLeft() {
    var page = start();

    assertEquals("012345", page.value("userCode"));
    assertEquals(VERIFY, page.document().getElementById("verificationUri").attr("href"));
    assertEquals(VERIFY + "?userCode=c0de", page.document().getElementById("verificationUriComplete").attr("href"));
    assertTrue(page.document().select("#qr path").attr("d").startsWith("M4,4h1v1h-1zM5,4h1v1h-1z"), "a finder's corner");
    assertEquals("300", page.document().select("progress").attr("max"));
    assertTrue(page.text().contains("polls Webex every 2 seconds"), page.text());

    playground.clock().forward(Duration.ofSeconds(100));

    assertEquals("200", browser.get("/device").document().select("progress").attr("value"));
  }

  /** C-25. */
  @Test
  void thePersonIsToldToCheckThatItIsTheirOwnDevice() {
    assertTrue(start().text().contains("Check that the code there matches the code here, on your own device."));
  }

  /** C-25. */
  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "http://login.example/verify"})
  void anAddressThatIsNoWebPageIsShownAndNotLinked(String address) {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(address)));

    var page = start();

    assertEquals(address, page.value("verificationUri"));
    assertEquals(0, page.document().select("a[href^='" + address + "']").size());
    assertFalse(page.has("qr"));
    assertTrue(page.text().contains("This is not a link"), page.text());
  }

  /** The sandbox is on this computer; a phone that scans its QR code gets nowhere. */
  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8081/verify", "http://127.0.0.1:8081/verify", "https://[::1]/verify"})
  void aQrCodeThatAPhoneCannotOpenSaysSo(String address) {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes(address)));

    var beside = start().document().expectFirst("#qr + p").text();

    assertEquals(
        "A phone cannot open this link, because it leads to this computer. Open the page here: Open the page with the code",
        beside);
  }

  @Test
  void aQrCodeThatAPhoneCanOpenIsToBeScanned() {
    assertEquals(
        "Or scan the QR code, or open the page here: Open the page with the code",
        start().document().expectFirst("#qr + p").text());
  }

  @Test
  void withoutScriptsThePageAsksForItself() {
    var page = start();

    assertTrue(
        page.body().contains("<noscript><meta http-equiv=\"refresh\" content=\"2; url=/device?attempt=1\"></noscript>"));
    assertFalse(browser.get("/device").press("cancelDevice").follow().body().contains("http-equiv=\"refresh\""));
  }

  @Test
  void theTokensLandInTheSamePanelAsAnyOther() {
    start();
    webex.answersPolls(FakeWebex.json(200, FakeWebex.TOKENS));
    pollIsDue();

    var redirect = browser.get("/device?attempt=1");
    var page = redirect.follow();

    assertEquals("/?flow=1#step-3", redirect.header("Location"));
    assertEquals("acc3ss", page.value("token"));
    assertEquals("1209599", page.value("expiresIn"));
    assertEquals("r3fresh", page.value("refresh"));
    assertTrue(page.document().select("#step-1 .badge").text().equals("Skipped"), page.text());
    assertTrue(page.document().select("#step-2 .badge").text().equals("Skipped"), page.text());
    assertEquals("Messages of the device grant", page.document().selectFirst(".picture title").text());
    assertEquals(List.of("skipped", "skipped"), page.document().select(".contents li").eachAttr("class").subList(0, 2));
    assertTrue(browser.get("/device").text().contains("The last device grant returned tokens."));
  }

  /** The refresh of such a token is the ordinary one (contract, 1.D). */
  @Test
  void theyAreRefreshedLikeAnyOther() {
    start();
    webex.answersPolls(FakeWebex.json(200, FakeWebex.TOKENS));
    pollIsDue();
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"n3xt\"}"));

    var page = browser.get("/device?attempt=1").follow().press("refreshToken").follow();

    assertEquals("n3xt", page.value("token"));
    assertTrue(webex.lastForm().startsWith("grant_type=refresh_token&refresh_token=r3fresh"), webex.lastForm());
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "expired_token", "invalid_grant"})
  void aFinalRefusalIsShownWithAWayOut(String error) {
    start();
    webex.answersPolls(FakeWebex.json(400, "{\"errors\":[{\"description\":\"" + error + "\"}]}"));
    pollIsDue();

    var page = browser.get("/device?attempt=1");

    assertTrue(page.document().select(".failure .what").text().contains("It says: " + error), page.text());
    assertTrue(page.has("startDevice"));
  }

  @Test
  void afterACancelNoTokensAreFetched() {
    start().press("cancelDevice");
    webex.answersPolls(FakeWebex.json(200, FakeWebex.TOKENS));
    pollIsDue();

    assertTrue(browser.get("/device?attempt=1").text().contains("You cancelled it."));
    assertEquals("", browser.get("/").value("token"));
  }

  @Test
  void theScriptIsToldHowItStands() {
    start();
    playground.clock().forward(Duration.ofSeconds(1));

    assertEquals("{\"state\":\"PENDING\",\"secondsLeft\":299}", browser.get("/device/state?attempt=1").body());
    assertEquals(404, browser.get("/device/state?attempt=2").status());
    assertEquals(404, playground.newBrowser().get("/device/state?attempt=1").status());
  }

  /** Contract 1.C: they are not for this flow; warned of, never forbidden. */
  @Test
  void scopesOfOpenIdConnectAreWarnedOf() {
    var page = browser.get("/device").fill("oauthScopes", "openid spark:rooms_read email").press("startDevice").follow();
    assertEquals("012345", page.value("userCode"));

    var again = page.press("cancelDevice").follow();

    assertTrue(again.value("openIdWarning").contains("It will probably reject openid, email"), again.text());
  }

  @Test
  void aFormThatCannotBeSentIsNotSent() {
    var page = browser.get("/device").fill("oauthScopes", " ").press("startDevice");

    assertEquals(400, page.status());
    assertTrue(page.text().contains("Enter at least one scope"), page.text());
    assertEquals(0, webex.requests().size());
  }

  /** C-13: what fetches the tokens never reaches the browser. */
  @Test
  void neitherDeviceCodeNorSecretIsOnThePage() {
    var page = start();
    pollIsDue();
    var polled = browser.get("/device?attempt=1");

    for (var secret : new String[] {"d3vice", "cret+1%", "s%26cret"}) {
      assertFalse(page.body().contains(secret) || polled.body().contains(secret), secret);
    }
  }

  private Browser.Page start() {
    return browser.get("/device").press("startDevice").follow();
  }

  private void pollIsDue() {
    playground.clock().forward(Duration.ofSeconds(2));
    playground.pollDevices();
  }
}
