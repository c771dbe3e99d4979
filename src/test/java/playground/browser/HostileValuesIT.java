package playground.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RunningPlayground;

/** W-13: whatever Webex, or whoever forges a callback, sends: it is shown as text and never runs. */
class HostileValuesIT {

  /** Runs in an element, and after a closed attribute or a closed script alike. */
  private static final String MARKUP = "'\"></script><img src=x onerror=window.hacked=1><script>window.hacked=1</script>";

  @RegisterExtension
  final Chromium chromium = new Chromium();

  @RegisterExtension
  final WireMockExtension webex =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")).build();

  private RunningPlayground playground;
  private BrowserFlow flow;

  @BeforeEach
  void pointThePlaygroundAtThisWebex() throws IOException {
    playground = RunningPlayground.with(URI.create(webex.baseUrl() + "/v1"), Duration.ofSeconds(10));
    playground.start();
    flow = new BrowserFlow(chromium, playground);
    webex.stubFor(get(urlPathEqualTo("/v1/authorize")).willReturn(okForContentType("text/html", "Sign in")));
  }

  @AfterEach
  void stop() {
    playground.stop();
  }

  @Test
  void markupInTheGrantedScopeIsText() {
    webex.stubFor(
        post("/v1/access_token")
            .willReturn(okJson("{\"access_token\":\"t0ken\",\"scope\":" + json() + "}")));
    comeBackWith("c0de");

    flow.exchange();

    assertShown(chromium.value("scope"));
  }

  @Test
  void markupInRoomsAndNamesIsText() {
    webex.stubFor(post("/v1/access_token").willReturn(okJson("{\"access_token\":\"t0ken\"}")));
    webex.stubFor(
        get(urlPathEqualTo("/v1/rooms")).willReturn(okJson("{\"items\":[{\"title\":" + json() + ",\"type\":\"group\"}]}")));
    webex.stubFor(
        get(urlPathEqualTo("/v1/people/me")).willReturn(okJson("{\"displayName\":" + json() + "}").withHeader("trackingid", MARKUP)));
    comeBackWith("c0de");

    flow.exchange().check();

    assertShown(chromium.first(".rooms li").getText());
    assertShown(chromium.text());
  }

  @Test
  void markupInAFailedTokenResponseIsText() {
    webex.stubFor(
        post("/v1/access_token")
            .willReturn(okJson("{\"message\":" + json() + ",\"errors\":[{\"description\":" + json() + "}],\"trackingId\":" + json() + "}").withStatus(400)));
    comeBackWith("c0de");

    flow.exchange();

    assertShown(chromium.first(".failure").getText());
  }

  @Test
  void markupInARefusalIsText() {
    var state = askForCode();

    callback("error=" + encoded() + "&error_description=" + encoded() + "&state=" + state);

    assertShown(chromium.first(".failure").getText());
  }

  @Test
  void markupAsStateAndCodeIsText() {
    chromium.open(playground.address());
    chromium.unfold();
    chromium.fill("stateValue", MARKUP);
    assertShown(chromium.first("[data-parameter=state]").getText());
    chromium.press("#requestCode");

    callback("code=" + encoded() + "&state=" + encoded());

    assertEquals(MARKUP, chromium.value("stateDisplay"));
    assertShown(chromium.value("code"));
  }

  @Test
  void markupInAForgedCallbackIsText() {
    chromium.open(playground.address() + "/callback?" + encoded() + "=1&error=" + encoded() + "&state=" + encoded());

    assertNothingRan();
  }

  private void assertShown(String text) {
    assertTrue(text.contains(MARKUP), text);
    assertNothingRan();
  }

  /** The policy would stop the script even so; therefore the elements are looked for too. */
  private void assertNothingRan() {
    assertEquals(0, chromium.count("img, body script:not([src^='/assets/'])"));
    assertEquals(null, chromium.driver().executeScript("return window.hacked"));
  }

  private void comeBackWith(String code) {
    callback("code=" + code + "&state=" + askForCode());
  }

  private String askForCode() {
    chromium.open(playground.address());
    var state = chromium.value("stateValue");
    chromium.press("#requestCode");
    return state;
  }

  private void callback(String query) {
    chromium.open(playground.address() + "/callback?" + query);
  }

  private static String json() {
    return "\"" + MARKUP.replace("\"", "\\\"") + "\"";
  }

  private static String encoded() {
    return URLEncoder.encode(MARKUP, StandardCharsets.UTF_8);
  }
}
