package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Grant;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.SignIn;
import playground.testing.AtOnce;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.Json;
import playground.testing.SandboxSteps;
import playground.testing.TwoNodes;

/** What works once works once on both nodes together, over HTTP: fifty requests at the same moment, by turns to either node. */
class OnceOnTwoNodesTest {

  private static final int MANY = 50;
  private static final URI CALLBACK = URI.create("http://localhost:9999/callback");
  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");

  @RegisterExtension final TwoNodes nodes = TwoNodes.onOneDatabase();

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void bothNodesHaveServed() {
    nodes.newBrowser().get("/");
    nodes.newBrowser().get("/");
    nodes.playground().clear();
    nodes.sandbox().clear();
  }

  // The playground, whose requests to the token endpoint pass the balancer of the sandbox

  /** F-08, C-18: fifty presses of the button at both nodes send one request. */
  @Test
  void ofFiftyExchangesOneIsSent() throws Exception {
    var browser = nodes.newBrowser();
    var withCode = SandboxSteps.toCode(browser);

    pressEverywhere(browser, withCode, "/token");

    assertEquals(1, tokenRequests().size());
    var page = browser.get("/");
    assertNotEquals("", page.value("token"), "nobody is logged out");
    assertEquals(1, nodes.count("access_tokens"));
  }

  /** F-08: with rotation a second refresh request would end the grant; so one is sent, and its refresh token works. */
  @Test
  void ofFiftyRefreshesWithRotationOneIsSentAndTheRefreshTokenThatIsLeftWorks() throws Exception {
    nodes.with(RefreshPolicy.rotate);
    var browser = nodes.newBrowser();
    var withTokens = SandboxSteps.toTokens(browser);
    nodes.sandbox().clear();

    pressEverywhere(browser, withTokens, "/refresh");

    assertEquals(1, tokenRequests().size());
    assertEquals(1, nodes.count("refresh_tokens WHERE used_up_at IS NULL"));
    var first = browser.get("/");
    assertNotEquals("", first.value("token"), "nobody is logged out");
    assertNotEquals(withTokens.value("refresh"), first.value("refresh"));
    var second = first.press("refreshToken").follow();
    assertNotEquals(first.value("token"), second.value("token"), "the one that is left works");
    assertEquals(1, nodes.count("refresh_tokens WHERE used_up_at IS NULL"));
  }

  /** Each press leads back to the page, whichever of them has sent the request. */
  private void pressEverywhere(Browser browser, Page page, String action) throws Exception {
    var form = page.document().selectFirst("form[action=" + action + "]").select("input[type=hidden]").stream()
        .map(field -> field.attr("name") + "=" + field.val()).collect(Collectors.joining("&"));
    var cookies = browser.cookies().getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    var statuses = AtOnce.run(MANY, i -> post(nodes.node(i).address().resolve(action), form, "Cookie", cookies).statusCode());
    assertEquals(List.of(303), statuses.stream().distinct().toList());
  }

  private List<String> tokenRequests() {
    return nodes.sandbox().passed().stream().map(request -> request.call()).filter("POST /v1/access_token"::equals).toList();
  }

  // The sandbox

  /** S-03, F-08. */
  @Test
  void ofFiftyRedemptionsOfACodeExactlyOneSucceeds() throws Exception {
    var client = client(RefreshPolicy.sliding);
    var code = nodes.node(0).store().codes().issue(new IssuedCode(
        grant(client).id(), CALLBACK, true, Optional.empty(), nodes.node(0).store().clock().instant(), Optional.empty()));
    var form = Form.empty().with("grant_type", "authorization_code").with("code", code.reveal())
        .with("redirect_uri", CALLBACK.toString());

    var statuses = AtOnce.run(MANY, i -> token(i, client, form).statusCode());

    assertEquals(1, statuses.stream().filter(status -> status == 200).count());
    assertEquals(49, statuses.stream().filter(status -> status == 400).count());
  }

  /** Webex's own way: the refresh token stays, and all who hold it go on. */
  @Test
  void fiftyRefreshesWithoutRotationLeaveTheOneRefreshTokenWhichWorks() throws Exception {
    var client = client(RefreshPolicy.sliding);
    var form = refresh(nodes.node(0).store().tokens().newRefresh(grant(client)));

    var served = AtOnce.run(MANY, i -> token(i, client, form));

    assertEquals(List.of(200), served.stream().map(HttpResponse::statusCode).distinct().toList());
    assertEquals(1, served.stream().map(response -> Json.text(response, "refresh_token")).distinct().count());
    assertEquals(MANY, served.stream().map(response -> Json.text(response, "access_token")).distinct().count());
    assertEquals(1, nodes.count("refresh_tokens"));
    assertEquals(200, token(1, client, form).statusCode());
  }

  /** S-08, RFC 9700 §4.14.2: one successor was issued; because its predecessor came again, it is worth nothing. */
  @Test
  void ofFiftyRefreshesWithRotationOneIsServedAndTheReplaysEndTheFamily() throws Exception {
    var client = client(RefreshPolicy.rotate);
    var form = refresh(nodes.node(0).store().tokens().newRefresh(grant(client)));

    var served = AtOnce.run(MANY, i -> token(i, client, form)).stream().filter(response -> response.statusCode() == 200).toList();

    assertEquals(1, served.size());
    assertEquals(1, nodes.count("refresh_tokens WHERE used_up_at IS NULL"));
    var successor = new Secret(Json.text(served.get(0), "refresh_token"));
    assertEquals(400, token(1, client, refresh(successor)).statusCode());
  }

  private static Form refresh(Secret token) {
    return Form.empty().with("grant_type", "refresh_token").with("refresh_token", token.reveal());
  }

  private ClientCredentials client(RefreshPolicy policy) {
    return nodes.node(0).store().integrations()
        .register(new ClientMetadata("Fifty", "", "", List.of(CALLBACK), SCOPES, false, policy)).credentials();
  }

  private Grant grant(ClientCredentials client) {
    var store = nodes.node(1).store();
    var integration = store.integrations().withClientId(client.clientId()).orElseThrow();
    var signIn = new SignIn(store.people().all().get(0), store.clock().instant());
    var grant = Grant.byCode(integration, signIn, SCOPES, Optional.empty(), store.clock().instant());
    store.grants().add(grant);
    return grant;
  }

  private HttpResponse<String> token(int node, ClientCredentials client, Form form) throws Exception {
    return post(nodes.node(node).sandboxAddress().resolve("/v1/access_token"), client.addTo(form).encoded());
  }

  private HttpResponse<String> post(URI address, String form, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Sec-Fetch-Site", "same-origin")
        .POST(BodyPublishers.ofString(form));
    return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
  }
}
