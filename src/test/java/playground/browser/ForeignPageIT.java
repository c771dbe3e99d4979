package playground.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RunningSandbox;

/**
 * A page of another origin, as Webex's own sample for browsers is one: it posts the exchange by {@code fetch}, which
 * the browser lets it read, and nothing else of the sandbox (W-17). The sandbox is asked as Webex is: only the URL
 * changed.
 */
class ForeignPageIT {

  private static final String PAGE =
      """
      <!doctype html><title>A page of another origin</title>
      <output id="shown"></output>
      <script src="/page.js"></script>""";

  private static final String SCRIPT =
      """
      function show(promise) {
        const shown = document.getElementById('shown');
        promise.then(text => { shown.id = 'done'; shown.textContent = text; },
                     error => { shown.id = 'done'; shown.textContent = 'blocked: ' + error.name; });
      }
      function exchange(url, form) {
        show(fetch(url, {method: 'POST', headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: form})
          .then(answer => answer.json()).then(tokens => JSON.stringify(tokens)));
      }
      function read(url, options) {
        show(fetch(url, options).then(answer => answer.text()));
      }""";

  @RegisterExtension
  final Chromium chromium = new Chromium();

  @RegisterExtension
  final RunningSandbox sandbox = new RunningSandbox();

  @RegisterExtension
  final WireMockExtension elsewhere =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")).build();

  @BeforeEach
  void openThePage() {
    elsewhere.stubFor(get("/").willReturn(okForContentType("text/html", PAGE)));
    elsewhere.stubFor(get("/page.js").willReturn(okForContentType("text/javascript", SCRIPT)));
    chromium.open(elsewhere.baseUrl() + "/");
  }

  @Test
  void theExchangeCanBeReadByThePage() throws Exception {
    run("exchange(arguments[0], arguments[1])", at("/v1/access_token"), sandbox.exchange(sandbox.code()).encoded());

    assertTrue(shown().startsWith("{\"access_token\":\""), shown());
  }

  /** What a page must be told apart: "your code is too old" from "Webex cannot be reached". */
  @Test
  void aRefusalOfTheExchangeCanBeReadToo() throws Exception {
    run("exchange(arguments[0], arguments[1])", at("/v1/access_token"), sandbox.exchange("never-was").encoded());

    assertTrue(shown().contains("The request could not be understood by the server due to malformed syntax."), shown());
  }

  /** An old SDK posts JSON, for which the browser asks beforehand. */
  @Test
  void theExchangeInJsonPassesTheQuestionBeforehand() throws Exception {
    var json = "{\"grant_type\":\"authorization_code\",\"client_id\":\"" + sandbox.clientId() + "\",\"client_secret\":\""
        + sandbox.clientSecret() + "\",\"code\":\"" + sandbox.code() + "\",\"redirect_uri\":\"" + RunningSandbox.CALLBACK + "\"}";

    run("read(arguments[0], {method: 'POST', headers: {'Content-Type': 'application/json'}, body: arguments[1]})",
        at("/v1/access_token"), json);

    assertTrue(shown().startsWith("{\"access_token\":\""), shown());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/", "/v1/rooms", "/v1/people/me", "/v1/authorize", "/log", "/log.json", "/faults", "/my-apps", "/answers", "/healthz",
    "/v1/userinfo", "/v1/authorizations/tokenExpiry", "/assets/sandbox.css"
  })
  void nothingElseCanBeReadByThePage(String path) {
    run("read(arguments[0], {})", at(path));

    assertEquals("blocked: TypeError", shown());
  }

  /** Neither with a token that the page has by right, as Webex's API is not for pages. */
  @Test
  void anApiCallWithATokenCannotBeReadByThePage() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");

    run("read(arguments[0], {headers: {Authorization: 'Bearer ' + arguments[1]}})", at("/v1/rooms"), token);

    assertEquals("blocked: TypeError", shown());
  }

  /** With cookies the browser would demand more than a star, and the token endpoint needs none. */
  @Test
  void theExchangeWithCookiesCannotBeReadByThePage() throws Exception {
    run("read(arguments[0], {method: 'POST', credentials: 'include', body: new URLSearchParams(arguments[1])})",
        at("/v1/access_token"), sandbox.exchange("never-was").encoded());

    assertEquals("blocked: TypeError", shown());
  }

  /** S-17: the browser sends it even so, and then it is for the sandbox to refuse. */
  @Test
  void aFaultCannotBeSwitchedOnByThePage() throws Exception {
    run("read(arguments[0], {method: 'PUT', body: arguments[1]})",
        at("/faults"), "[{\"path\": \"/v1/access_token\", \"fault\": \"server-error\"}]");

    assertEquals("blocked: TypeError", shown());
    assertFalse(sandbox.tokens().statusCode() >= 500, "the fault is not on");
  }

  private void run(String script, Object... arguments) {
    chromium.driver().executeScript(script, arguments);
  }

  private String shown() {
    return chromium.byId("done").getText();
  }

  private String at(String path) {
    return sandbox.origin() + path;
  }
}
