package playground.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import playground.html.Assets;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.testing.RunningSandbox;

/**
 * A page of another origin, as Webex's own sample for browsers is one: it posts the exchange and calls the API by
 * {@code fetch}, which the browser lets it read, and nothing that cookies open (W-17). The sandbox is called as Webex is: only
 * the URL changed.
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
      }
      async function program(api, credentials) {
        const form = new URLSearchParams({...credentials, grant_type: 'authorization_code',
          code: new URLSearchParams(location.search).get('code'), redirect_uri: location.origin + '/'});
        const tokens = await (await fetch(api + '/access_token', {method: 'POST', body: form})).json();
        const call = async (method, path, body) => {
          const answer = await fetch(api + path, {method, body: body && JSON.stringify(body), headers: {
            'Authorization': 'Bearer ' + tokens.access_token, 'Content-Type': 'application/json',
            'trackingid': 'page_1', 'spark-user-agent': 'page/1'}});
          lines.push(method + ' ' + path.split('/')[1].split('?')[0] + ' ' + answer.status + ' ' + answer.headers.get('trackingid'));
          return [answer.status == 204 ? {} : await answer.json(), answer.headers.get('Link')];
        };
        const lines = [];
        const [me] = await call('GET', '/people/me');
        const [rooms, link] = await call('GET', '/rooms?max=1');
        const [found] = await call('GET', '/people?email=robin@example.com');
        const [message] = await call('POST', '/messages', {toPersonEmail: found.items[0].emails[0], text: 'Hello'});
        const [refused] = await call('GET', '/memberships');
        await call('DELETE', '/messages/' + message.id);
        return [...lines, me.displayName, link.includes('rel="next"'), message.text, refused.message].join('\\n');
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

  /** What a page can do with its token: sign in, read, write and delete, and read the refusal of a call without its scope. */
  @Test
  void aPageOfAnotherOriginSignsInAndCallsTheApi() {
    var scopes = "spark:people_read spark:rooms_read spark:messages_write spark:kms";
    var app = sandbox.sandbox().register("Page", URI.create(elsewhere.baseUrl() + "/"), Scopes.parse(scopes));
    elsewhere.stubFor(get(urlPathEqualTo("/")).willReturn(okForContentType("text/html", PAGE)));

    chromium.open(at("/v1/authorize?" + Form.empty()
        .with("response_type", "code").with("client_id", app.clientId()).with("redirect_uri", elsewhere.baseUrl() + "/")
        .with("scope", scopes).with("state", "s").encodedForQuery()));
    chromium.press("button[name=person]");
    chromium.press("#accept");
    run("show(program(arguments[0], {client_id: arguments[1], client_secret: arguments[2]}))",
        at("/v1"), app.clientId(), app.clientSecret().orElseThrow().reveal());

    assertEquals(
        List.of(
            "GET people 200 page_1", "GET rooms 200 page_1", "GET people 200 page_1", "POST messages 200 page_1",
            "GET memberships 403 page_1", "DELETE messages 204 page_1", "Alex Example", "true", "Hello",
            "The server understood the request, but refused to fulfill it because the access token is missing required scopes"
                + " or the user is missing required roles or licenses."),
        lines());
  }

  private List<String> lines() {
    chromium.byId("done");
    return chromium.driver().findElement(By.id("done")).getDomProperty("textContent").lines().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/", "/v1/authorize", "/log", "/log.json", "/faults", "/my-apps", "/answers", "/healthz", "/readyz", Assets.SANDBOX_CSS,
    "/idb/oauth2/v1/logout", "/my-authorizations"
  })
  void nothingElseCanBeReadByThePage(String path) {
    run("read(arguments[0], {})", at(path));

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
