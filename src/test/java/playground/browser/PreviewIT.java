package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.testing.RawWebex;
import playground.testing.RunningPlayground;

/** The preview of the authorization URL is what will be sent, before and after each keystroke. */
@ResourceLock(Chromium.LOCK)
class PreviewIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RawWebex webex = new RawWebex();

  @RegisterExtension
  @Order(3)
  final RunningPlayground playground = RunningPlayground.with(withQuery(webex.baseUrl()), Duration.ofSeconds(5));

  private static AuthorizationServer withQuery(URI base) {
    return new AuthorizationServer(
        base,
        Map.of(
            Endpoint.AUTHORIZATION, URI.create(base + "/authorize?tenant=7"),
            Endpoint.TOKEN, URI.create(base + "/access_token")),
        List.of(),
        Optional.empty());
  }

  @Test
  void whatIsTypedShowsInThePreviewAsItIsSent() {
    webex.answering("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok");
    chromium.open(playground.address());
    chromium.unfold();
    chromium.fill("oauthScopes", "spark:rooms_read  openid openid");
    chromium.fill("loginHint", "o'brien+(~)@example.com ");
    chromium.fill("maxAge", "300");
    chromium.first("#prompt option[value=login]").click();

    var preview = chromium.byId("authorizationUrl").getText();
    var rows = rows();
    chromium.press("#requestCode");

    var sent = webex.nextRequest().lines().findFirst().orElseThrow().split(" ")[1];
    assertEquals(withoutGenerated(sent), withoutGenerated(preview.substring(preview.indexOf("/v1/"))));
    assertTrue(sent.startsWith("/v1/authorize?tenant=7&response_type=code&"), sent);
    assertEquals("login", rows.get("prompt"));
    assertEquals("o'brien+(~)@example.com", rows.get("login_hint"));
    assertEquals("300", rows.get("max_age"));
    assertEquals("generated-on-submit", rows.get("nonce"));
    assertEquals("spark:rooms_read openid", rows.get("scope"));
  }

  /** What was sent when the page was made stays sent while something else is typed, and goes when it is emptied. */
  @Test
  void aKeystrokeElsewhereLeavesTheSignInParametersSent() {
    chromium.open(playground.address());
    chromium.unfold();
    webex.answering("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok");
    chromium.fill("oauthScopes", "openid");
    chromium.fill("maxAge", "300");
    chromium.press("#requestCode");
    chromium.open(playground.address());
    chromium.unfold();
    var before = rows();

    chromium.byId("stateValue").sendKeys("x");
    var after = rows();
    chromium.byId("maxAge").clear();

    assertEquals("300", before.get("max_age"));
    assertEquals("300", after.get("max_age"));
    assertEquals("generated-on-submit", after.get("nonce"));
    assertTrue(after.get("state").endsWith("x"), after.get("state"));
    assertEquals("(not sent)", rows().get("max_age"));
  }

  /** Whoever reads the preview sees which values the playground makes. */
  @Test
  void generatedValuesAreMarkedUntilTheyAreTypedOver() {
    chromium.open(playground.address());
    chromium.unfold();
    assertEquals("state code_challenge", generated());
    assertTrue(chromium.byId("advancedValues").getText().endsWith("/callback · PKCE S256 · state generated"));

    chromium.fill("oauthScopes", "openid");
    chromium.byId("stateValue").sendKeys("x");
    chromium.byId("pkceOff").click();

    assertEquals("nonce", generated());
    assertTrue(chromium.byId("advancedValues").getText().endsWith("/callback · PKCE off · state typed"), chromium.byId("advancedValues").getText());
  }

  private String generated() {
    return chromium.driver().findElements(By.cssSelector("#requestForm dd:has(.generated) [data-parameter]")).stream()
        .map(cell -> cell.getDomAttribute("data-parameter")).collect(Collectors.joining(" "));
  }

  private Map<String, String> rows() {
    return chromium.driver().findElements(By.cssSelector("#requestForm [data-parameter]")).stream()
        .collect(Collectors.toMap(cell -> cell.getDomAttribute("data-parameter"), cell -> cell.getText()));
  }

  /** Challenge and nonce are made when the button is pressed; everything else must be the same, in the same order. */
  private static String withoutGenerated(String url) {
    return url.replaceAll("(code_challenge|nonce)=[^&]*", "$1=");
  }
}
