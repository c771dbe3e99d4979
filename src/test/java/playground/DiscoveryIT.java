package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.FakeWebex.html;
import static playground.testing.FakeWebex.json;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import playground.testing.Browser;
import playground.testing.ConfigFolder;
import playground.testing.FakeWebex;
import playground.testing.RunningJar;

/** The jar started with a discovery address, the right one and wrong ones (C-19, F-16). */
class DiscoveryIT {

  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  private static final int PATIENCE = 60; // seconds, on a machine that is busy

  @TempDir Path folder;

  @RegisterExtension final FakeWebex server = new FakeWebex();

  /** Another server's or another tenant's document. */
  @Test
  void theDocumentOfAnotherIssuer() throws Exception {
    server.answersCalls(WELL_KNOWN, json(200, document("https://login.example.com/tenant")));

    assertRefused(
        "The document belongs to another issuer, https://login.example.com/tenant. That issuer's own document is at"
            + " https://login.example.com/tenant/.well-known/openid-configuration, so this address is another server's, or is"
            + " spelt differently. Correct webex.discovery-url, or name the issuer in webex.issuers if you trust it.");
  }

  @Test
  void aWebPage() throws Exception {
    server.answersCalls(WELL_KNOWN, html(200));

    assertRefused(
        "The response is a web page instead of a discovery document. This is the address of a page, or a proxy or a captive"
            + " portal responded. Compare webex.discovery-url with the server's documentation.");
  }

  @Test
  void aRedirectWhichIsNotFollowed() throws Exception {
    server.answersCalls(WELL_KNOWN, json(302, "{}").withHeader("Location", server.baseUrl() + "/elsewhere"));

    assertRefused(
        "The server redirects to another address (302). The playground doesn't follow redirects, because secrets go where"
            + " the document says. Set webex.discovery-url to the final address.");
    assertEquals(1, server.requests().size());
  }

  @Test
  void nobodyListening() throws Exception {
    assertRefused(
        PATIENCE, "http://127.0.0.1:1/openid",
        "The playground couldn't connect to 127.0.0.1:1. Nothing listens at this address, or a proxy or firewall blocks the"
            + " connection. Check webex.discovery-url and that the server runs, then start again.");
  }

  /** F-01: the deadline covers a body that drips. */
  @Test
  void aResponseThatDoesNotEndInTime() throws Exception {
    server.answersCalls(WELL_KNOWN, json(200, document(server.baseUrl().toString())).withChunkedDribbleDelay(20, 60_000));

    assertRefused(
        1, server.baseUrl() + WELL_KNOWN,
        host() + " didn't respond within 1.0 seconds. The server or the network is slow. Start again. To wait longer, raise"
            + " webex.timeout.");
  }

  /** What the document names is offered, nothing else is, and no page of Webex's is in the way. */
  @Test
  void theRightDocument() throws Exception {
    server.answersCalls(WELL_KNOWN, json(200, document(server.baseUrl().toString())));
    try (var jar = started(PATIENCE, server.baseUrl() + WELL_KNOWN)) {
      var lines = jar.threeLines();
      var browser = new Browser(URI.create(lines.get(0).replaceFirst("Open +", "")));

      assertEquals("Server        " + host(), lines.get(2));
      var page = browser.get("/");
      assertTrue(page.text().contains("You are connected to " + host() + ": users and tokens are real."), page.text());
      assertEquals("openid", page.value("oauthScopes"), "Webex's default scope is nothing to this server");
      assertTrue(page.press("requestCode").header("Location").startsWith(server.baseUrl() + "/sign-in?"));
      assertEquals("The server offers no device grant.", browser.get("/device").document().select(".failure .what").text());
      assertTrue(browser.get("/sign-out").has("noRevocation"));
      assertTrue(browser.get("/console").text().contains("The token goes to " + host() + " and nowhere else"));
      assertFalse(browser.get("/").body().contains("webex.com"));
    }
  }

  /** Contract, 1.G: Webex's own document lists neither device nor revocation endpoint, and both stay where they are. */
  @Test
  void webexsOwnDocument() throws Exception {
    var broker = "http://" + host() + "/idb";
    server.answersCalls(WELL_KNOWN, json(200, document(broker).replace("/sign-in", "/authorize").replace("/tokens", "/access_token")));
    server.answersDevices(json(200, FakeWebex.deviceCodes("http://localhost:1/verify")));
    var settings = "webex.base-url=" + server.baseUrl() + "\nwebex.issuers=" + broker + "\n";
    try (var jar = started(PATIENCE, server.baseUrl() + WELL_KNOWN, settings)) {
      var lines = jar.threeLines();
      var browser = new Browser(URI.create(lines.get(0).replaceFirst("Open +", "")));

      assertEquals("Webex         " + server.baseUrl(), lines.get(2));
      assertEquals("spark:rooms_read", browser.get("/").value("oauthScopes"));
      assertEquals("012345", browser.get("/device").press("startDevice").follow().value("userCode"));
      assertFalse(browser.get("/sign-out").has("noRevocation"));
    }
  }

  private void assertRefused(String said) throws Exception {
    assertRefused(PATIENCE, server.baseUrl() + WELL_KNOWN, said);
  }

  /** One line, exit code 2, and nothing is served. */
  private void assertRefused(int timeout, String url, String said) throws Exception {
    try (var jar = started(timeout, url)) {
      assertEquals(2, jar.exitCode());

      assertEquals(List.of("webex.discovery-url is \"" + url + "\": " + said), jar.errorLines());
      assertEquals(List.of(), jar.outputLines());
    }
  }

  private RunningJar started(int timeout, String url) throws Exception {
    return started(timeout, url, "");
  }

  private RunningJar started(int timeout, String url, String more) throws Exception {
    new ConfigFolder(folder).with(
        "webex.client-id=client-1\nwebex.discovery-url=" + url + "\nserver.port=0\nwebex.timeout=" + timeout + "\n" + more);
    return RunningJar.start(folder, Map.of());
  }

  private String host() {
    return server.baseUrl().getRawAuthority();
  }

  private String document(String issuer) {
    return """
        {"issuer":"%s","authorization_endpoint":"%s/sign-in","token_endpoint":"%s/tokens","userinfo_endpoint":"%s/me"}"""
        .formatted(issuer, server.baseUrl(), server.baseUrl(), server.baseUrl());
  }
}
