package playground.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RunningPlayground;

/** What the browser enforces for us, because our headers say so. */
class PolicyIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  @RegisterExtension
  @Order(3)
  final RunningPlayground neighbour = RunningPlayground.withSandbox();

  /** Somebody else's site. */
  @RegisterExtension
  final WireMockExtension outside =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")).build();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);

  /** W-04, C-15, S-12 */
  @Test
  void noOtherSiteCanShowOurPagesInAFrame() {
    assertEquals("Somebody else's page", framed(outside.baseUrl() + "/harmless"), "frames as such do work");
    for (var page : List.of(playground.address() + "/", playground.address() + "/nothing", sandbox("/"))) {
      var shown = framed(page);
      assertFalse(shown.contains("Playground") || shown.contains("Sandbox"), page + " shows " + shown);
    }
  }

  /** W-05: a link to elsewhere tells that site nothing, whatever the link itself says of it. */
  @Test
  void noRefererLeavesWithALink() {
    outside.stubFor(get(anyUrl()).willReturn(okForContentType("text/html", "<title>Outside</title>")));
    var pages =
        List.of(
            playground.address() + "/",
            playground.address() + "/callback?code=c0de&state=st4te",
            playground.address() + "/nothing",
            sandbox("/"));

    for (var page : pages) {
      chromium.open(page);
      chromium.leaving(() -> followLinkTo(outside.baseUrl() + "/landing"));
    }

    outside.verify(pages.size(), getRequestedFor(urlEqualTo("/landing")).withoutHeader("Referer"));
  }

  /** W-04: the blocked inline script of the test itself is what a complaint looks like. */
  @Test
  void anInlineScriptDoesNotRunAndIsComplainedOf() {
    chromium.open(playground.address());

    chromium.driver().executeScript(
        "const script = document.createElement('script'); script.textContent = 'window.hacked = 1';"
            + " document.body.append(script)");

    assertEquals(null, chromium.driver().executeScript("return window.hacked"));
    assertTrue(chromium.complaints().contains("Content Security Policy"));
  }

  /** W-06: cookies ignore ports, so each playground has a cookie of its own name. */
  @Test
  void twoPlaygroundsOnTwoPortsDoNotSignEachOtherOut() {
    flow.open().askForCode().exchange();
    var token = chromium.value("token");
    var other = new BrowserFlow(chromium, neighbour).open().askForCode().exchange();
    var otherToken = chromium.value("token");

    flow.open();
    assertEquals(token, chromium.value("token"));
    other.open();
    assertEquals(otherToken, chromium.value("token"));
  }

  private String framed(String page) {
    outside.stubFor(
        get("/harmless").willReturn(okForContentType("text/html", "<p>Somebody else's page</p>")));
    outside.stubFor(
        get("/frame").willReturn(okForContentType("text/html", "<iframe src='" + page + "'></iframe>")));
    chromium.open(outside.baseUrl() + "/frame");
    chromium.driver().switchTo().frame(0);
    return chromium.text();
  }

  private void followLinkTo(String address) {
    chromium.driver().executeScript(
        "const link = document.createElement('a'); link.href = arguments[0]; document.body.append(link); link.click()",
        address);
  }

  private String sandbox(String path) {
    return URI.create("http://localhost:" + playground.sandboxPort() + path).toString();
  }
}
