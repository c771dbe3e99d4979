package playground.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FreePort;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;
import playground.testing.TerminalRun;
import playground.webex.Json;
import tools.jackson.databind.JsonNode;

/** {@code token}: the authorization code grant without the playground's pages. */
@Order(1) // it waits much
class TokenCommandTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();
  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @TempDir Path folder;

  private final String redirectUri = "http://localhost:" + FreePort.find() + "/callback";
  private ClientCredentials client;
  private Browser browser;

  @BeforeEach
  void registerAnIntegration() {
    client = sandbox.sandbox().register("Terminal", URI.create(redirectUri), Scopes.parse("spark:rooms_read spark:people_read"));
    browser = new Browser(URI.create(redirectUri));
  }

  @Test
  void theTokenThatIsPrintedOpensTheApi() throws Exception {
    var run = token("--print", "token");

    signInAndConsent(run);

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(200, sandbox.api("/v1/rooms", run.result()).statusCode());
    assertFalse(run.result().contains("\n"), "the result alone is on standard output");
  }

  /** C-04: as RFC 7636 §4.2 has it, and with all that RFC 6749 §4.1.1 wants. */
  @Test
  void theRequestHasAStateAndACodeChallenge() throws Exception {
    var run = token("--scopes", "spark:people_read");

    var query = Form.parse(run.authorizationUrl().getRawQuery());
    signInAndConsent(run);

    assertEquals("code", query.value("response_type").orElseThrow());
    assertEquals("S256", query.value("code_challenge_method").orElseThrow());
    assertEquals(43, query.value("code_challenge").orElseThrow().length());
    assertEquals("spark:people_read", query.value("scope").orElseThrow());
    assertEquals(redirectUri, query.value("redirect_uri").orElseThrow());
    assertTrue(query.value("state").orElseThrow().length() >= 43);
    assertEquals(ExitCode.DONE, run.exitCode());
  }

  @Test
  void theTokenSetHasTheNamesOfTheTokenResponse() throws Exception {
    var run = token();

    signInAndConsent(run);

    assertEquals(ExitCode.DONE, run.exitCode());
    var set = json(run);
    assertEquals(client.clientId(), set.get("client_id").stringValue());
    assertEquals("Bearer", set.get("token_type").stringValue());
    assertEquals("spark:rooms_read", set.get("scope").stringValue());
    assertTrue(set.get("expires_in").intValue() > 1_000_000 && set.get("refresh_token_expires_in").intValue() > 7_000_000);
    assertEquals(sandbox.origin() + "/v1/access_token", set.get("endpoints").get("token_endpoint").stringValue());
    assertEquals(200, sandbox.api("/v1/rooms", set.get("access_token").stringValue()).statusCode());
    assertTrue(set.get("refresh_token").stringValue().length() > 40);
  }

  @Test
  void aShellCanReadTheLine() throws Exception {
    var run = token("--print", "env");

    signInAndConsent(run);

    assertEquals(ExitCode.DONE, run.exitCode());
    assertTrue(run.result().matches("WEBEX_ACCESS_TOKEN=[A-Za-z0-9._~+/=-]+"), "no character that a shell understands");
  }

  /** C-09: neither the address bar nor the history has the code. */
  @Test
  void theBrowserEndsOnAPageThatSaysItCanBeClosed() throws Exception {
    var run = token();

    var callback = signIn(run);
    var last = callback.follow().withPictures();

    assertEquals(303, callback.status());
    assertEquals("http://localhost:" + last.uri().getPort() + "/signed-in", last.uri().toString());
    assertEquals(200, last.status());
    assertTrue(last.text().contains("You can close this page."), last.text());
    assertEquals(ExitCode.DONE, run.exitCode());
    assertFalse(last.body().contains(json(run).get("access_token").stringValue()), "C-13");
  }

  /** A program that follows redirects gets none; a browser is given two seconds for them. */
  @Test
  void whoeverGetsNoPicturesOfTheLastPageIsSignedInAllTheSame() throws Exception {
    var run = token("--print", "token");

    signIn(run).follow();

    assertEquals(ExitCode.DONE, run.exitCode());
  }

  /** C-02, C-03: it is not the callback of this request, which may still come. */
  @Test
  void aCallbackWithAnotherStateIsRejectedAndTheRightOneStillAccepted() throws Exception {
    var run = token("--print", "token");
    run.authorizationUrl();
    var forged = "0".repeat(43);

    var rejected = browser.get(redirectUri + "?code=forged&state=" + forged);

    assertEquals(400, rejected.status());
    assertTrue(rejected.text().contains("The command in the terminal is still waiting."), rejected.text());
    signInAndConsent(run);
    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(200, sandbox.api("/v1/rooms", run.result()).statusCode());
    assertTrue(run.saidInOneLine().contains("isn't waiting for the state of this callback"), run.said());
  }

  /** Any page can send one, as often as it likes. */
  @Test
  void theSameMistakeIsSaidOnce() throws Exception {
    var run = token("--timeout", "3");
    run.authorizationUrl();

    for (var i = 0; i < 10; i++) {
      assertEquals(400, browser.get(redirectUri + "?code=c&state=" + "0".repeat(43)).status());
    }

    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
    assertEquals(2, run.said().split("isn't waiting for the state", -1).length, run.said());
    assertTrue(run.said().contains("The command is still waiting."), run.said());
  }

  /** A browser may take either address of localhost: another program must not get the code there. */
  @Test
  void bothAddressesOfLocalhostAreListenedOn() throws Exception {
    var run = token("--timeout", "3");
    run.authorizationUrl();

    try (var socket = new Socket(InetAddress.getByName("::1"), URI.create(redirectUri).getPort())) {
      assertTrue(socket.isConnected());
    } catch (SocketException noIpv6) {
      Assumptions.abort("there is no IPv6 here");
    }
    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
  }

  /** C-08: one token request, and the second tab sees the same end. */
  @Test
  void aCallbackThatComesTwiceIsExchangedOnce() throws Exception {
    var run = token("--print", "token");
    var callback = signIn(run);

    var again = browser.get(callback.uri().toString());

    assertEquals(303, again.status());
    assertEquals(200, again.follow().withPictures().status());
    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(200, sandbox.api("/v1/rooms", run.result()).statusCode(), "a code used twice would have revoked it");
  }

  @Test
  void whoDeclinesIsToldSoInTheTerminalAndInTheBrowser() throws Exception {
    var run = token();

    var page = browser.get(run.authorizationUrl().toString()).pressFirst("button[name=person]").follow().press("decline").follow();
    var last = page.follow().withPictures();

    assertTrue(last.text().contains("Access was denied.") && last.text().contains("You can close this page."), last.text());
    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertEquals("", run.result());
    assertTrue(run.saidInOneLine().contains("Access was denied."), run.said());
  }

  @Test
  void nobodyWhoComesInTimeIsOver() throws Exception {
    var run = token("--timeout", "1");

    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
    assertEquals("", run.result());
    assertTrue(run.saidInOneLine().contains("No callback came to " + redirectUri + " within 1 second."), run.said());
  }

  /** W-01: DNS rebinding. */
  @Test
  void anotherHostNameGetsNothing() throws Exception {
    var run = token("--timeout", "2");
    run.authorizationUrl();

    var foreign = RawHttp.exchange(URI.create(redirectUri).getPort(),
        "GET /callback?code=c&state=s HTTP/1.1\nHost: evil.example\nConnection: close\n\n");

    assertTrue(foreign.startsWith("HTTP/1.1 421"), foreign);
    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
  }

  @Test
  void theCallbackUrlCanBePasted() throws Exception {
    var run = token("--paste", "--print", "token");

    run.type(location(run));

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(200, sandbox.api("/v1/rooms", run.result()).statusCode());
  }

  @Test
  void whatIsNoCallbackCanBePastedAnew() throws Exception {
    var run = token("--paste", "--print", "token");
    var callback = location(run);

    run.type("https://example.com/?code=c&state=s").awaited("(This isn't the callback URL)");
    run.type(redirectUri + "?code=c&state=" + "0".repeat(43)).awaited("(isn't waiting for the state)");
    run.type(callback);

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(200, sandbox.api("/v1/rooms", run.result()).statusCode());
  }

  /** A browser shows an empty path as a slash, and the host in lower case. */
  @Test
  void aPastedUrlIsComparedAsBrowsersWriteIt() throws Exception {
    for (var registered : List.of("https://app.example/cb?x=1", "https://app.example", "https://APP.example/cb")) {
      var other = sandbox.sandbox().register("Elsewhere " + registered, URI.create(registered), Scopes.parse("spark:rooms_read"));
      var run = TerminalRun.start(
          folder, TerminalRun.environment(other, URI.create(sandbox.origin() + "/v1")), sandbox.clock, "token", "--paste",
          "--redirect-uri", registered);
      browser = new Browser(URI.create(registered));
      var location = location(run);

      run.type(location.replace("APP", "app").replace("example?", "example/?"));

      assertEquals(ExitCode.DONE, run.exitCode(), run.said());
    }
  }

  /** A file that was piped in by mistake. */
  @Test
  void manyWrongLinesAreTheEnd() throws Exception {
    var run = token("--paste");
    run.authorizationUrl();

    for (var i = 0; i < 20; i++) {
      run.type("line " + i);
    }

    assertEquals(ExitCode.REFUSED, run.exitCode());
  }

  @Test
  void nothingPastedIsNobodyThere() throws Exception {
    var run = token("--paste").endInput();

    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
    assertTrue(run.saidInOneLine().contains("No callback of this request was pasted."), run.said());
  }

  /** It was refused by a check of ours, and nothing better came. */
  @Test
  void aWrongStateThatIsPastedLastIsRefused() throws Exception {
    var run = token("--paste");
    run.authorizationUrl();

    run.type(redirectUri + "?code=c&state=" + "0".repeat(43)).endInput();

    assertEquals(ExitCode.REFUSED, run.exitCode());
  }

  @Test
  void aTokenEndpointThatRefusesIsExplained() throws Exception {
    webex.answersTokens(FakeWebex.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"expired\"}"));

    var run = atBrokenWebex();

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertEquals("", run.result());
    assertTrue(run.said().contains("What to do"), run.said());
  }

  @Test
  void aTokenEndpointThatFailsIsNobodyThere() throws Exception {
    webex.answersTokens(FakeWebex.json(503, "{}"));

    assertEquals(ExitCode.NOBODY_THERE, atBrokenWebex().exitCode());
  }

  @Test
  void aConnectionThatIsCutIsNobodyThere() throws Exception {
    webex.answersTokens(aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE));

    assertEquals(ExitCode.NOBODY_THERE, atBrokenWebex().exitCode());
  }

  @Test
  void aTokenEndpointThatSendsAPageIsRefusedByUs() throws Exception {
    webex.answersTokens(FakeWebex.html(200));

    assertEquals(ExitCode.REFUSED, atBrokenWebex().exitCode());
  }

  /** What a server says must not move the cursor, or set the terminal's title. */
  @Test
  void aServersWordsCannotCommandTheTerminal() throws Exception {
    webex.answersTokens(FakeWebex.json(
        400, "{\"error\":\"invalid_request\",\"error_description\":\"\\u001b]0;owned\\u0007\\u001b[2J\\u009b2J\"}"));

    var run = atBrokenWebex();

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertTrue(run.said().replace("\n", "").chars().noneMatch(Character::isISOControl), run.said());
  }

  private static JsonNode json(TerminalRun run) {
    return Json.parse(run.result()).orElseThrow();
  }

  /** C-12, C-13: neither what was sent nor what came. */
  @Test
  void standardErrorHasNoSecret() throws Exception {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

    var run = atBrokenWebex();

    assertEquals(ExitCode.DONE, run.exitCode());
    var sent = Form.parse(webex.lastForm());
    assertEquals("c0de", sent.value("code").orElseThrow());
    for (var secret : List.of(
        sent.value("client_secret").orElseThrow(), sent.value("code_verifier").orElseThrow(), "c0de", "acc3ss", "r3fresh")) {
      assertFalse(run.said().contains(secret), run.said());
    }
  }

  /** A Webex that is only a token endpoint; its callback is typed by the test. */
  private TerminalRun atBrokenWebex() throws Exception {
    var run = TerminalRun.start(
        folder, TerminalRun.environment(client, webex.baseUrl()), sandbox.clock, "token", "--no-browser", "--redirect-uri", redirectUri);
    var state = Form.parse(run.authorizationUrl().getRawQuery()).value("state").orElseThrow();
    browser.get(redirectUri + "?code=c0de&state=" + state).follow().withPictures();
    return run;
  }

  private TerminalRun token(String... more) throws Exception {
    var arguments = new ArrayList<>(List.of("token", "--no-browser", "--redirect-uri", redirectUri));
    arguments.addAll(List.of(more));
    var environment = Map.copyOf(TerminalRun.environment(client, URI.create(sandbox.origin() + "/v1")));
    return TerminalRun.start(folder, environment, sandbox.clock, arguments.toArray(String[]::new));
  }

  /** The response of the Redirect URI to a browser that has signed in and consented. */
  private Browser.Page signIn(TerminalRun run) {
    return browser.get(location(run));
  }

  /** Where the sandbox sends the browser. */
  private String location(TerminalRun run) {
    return browser.get(run.authorizationUrl().toString()).pressFirst("button[name=person]").follow().press("accept")
        .header("Location");
  }

  private void signInAndConsent(TerminalRun run) {
    signIn(run).follow().withPictures();
  }
}
