package playground.sandbox.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.oauth.Loopback;
import playground.sandbox.Sandbox;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.memory.MemoryStore;
import playground.sandbox.view.Exposure;
import playground.server.HostAllowlist;
import playground.server.Readiness;
import playground.server.WebServer;
import playground.testing.Browser;
import playground.testing.RunningSandbox;

/** The developer portal, as a browser without scripts uses it. */
class PortalTest {

  private static final String NEW = "/my-apps/new";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(URI.create(sandbox.origin()));
  }

  @Test
  void anIntegrationIsRegisteredAndItsCredentialsWork() throws Exception {
    var made = browser.get(NEW)
        .fill("name", "My app")
        .fill("redirectUris", "http://localhost:9999/callback")
        .fill("description", "Counts rooms")
        .press("save")
        .follow();

    assertEquals(200, made.status());
    var answer = sandbox.post("/v1/access_token", "grant_type=authorization_code&code=none"
        + "&redirect_uri=http%3A%2F%2Flocalhost%3A9999%2Fcallback"
        + "&client_id=" + made.value("clientId") + "&client_secret=" + made.value("clientSecret"));
    assertTrue(answer.body().contains("invalid_grant"), "the client is known, the code is not: " + answer.body());
    assertTrue(browser.get("/my-apps").text().contains("My app Counts rooms"));
  }

  @Test
  void theAuthorizationUrlIsReadyToCopyAsWebexShowsIt() {
    var made = create("My app", "http://localhost:9999/callback", "spark:rooms_read", "spark:people_read");

    assertEquals(
        sandbox.origin() + "/v1/authorize?client_id=" + made.value("clientId")
            + "&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A9999%2Fcallback"
            + "&scope=spark%3Arooms_read%20spark%3Apeople_read&state=set_state_here",
        made.value("authorizationUrl"));
    assertEquals(200, browser.get(made.value("authorizationUrl")).status());
  }

  @Test
  void creatingAnAppEndsAtItsOwnAddress() {
    var posted = browser.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding");
    var made = posted.follow();

    assertEquals(303, posted.status());
    assertEquals(pathOf("My app"), posted.header("Location"));
    assertEquals(pathOf("My app"), made.uri().getPath());
    assertEquals("The integration is registered.", made.value("done"));
    assertEquals(64, made.value("clientSecret").length());
  }

  /** Neither the URL, nor a cookie, nor any later page has it. */
  @Test
  void theSecretIsShownInOneAnswerAndNowhereElse() {
    var posted = browser.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding");
    var made = posted.follow();
    var secret = made.value("clientSecret");

    var later = browser.get(pathOf("My app"));

    assertTrue(secret.matches("[0-9a-f]{64}"), "a secret of 256 bits");
    assertFalse(later.body().contains(secret) || browser.get("/").body().contains(secret));
    assertFalse(posted.body().contains(secret) || posted.header("Location").contains(secret));
    assertFalse(posted.header("Set-Cookie").contains(secret));
    assertEquals(List.of(), browser.cookies().getCookieStore().getCookies());
    assertEquals("no-store", made.header("Cache-Control"));
  }

  /** What the browser is sent on with is not the secret, and useless to scripts, other sites and other pages. */
  @Test
  void theCookieOfANewSecretIsForOnePageAndOneMinute() {
    var cookie = browser.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding")
        .header("Set-Cookie");

    assertTrue(
        cookie.matches("sandbox_new_\\d+=\\d{10}\\.[\\w-]{43}; Path=" + pathOf("My app")
            + "; .*Max-Age=60; HttpOnly; SameSite=Strict"),
        cookie);
  }

  @Test
  void anotherBrowserIsNotShownTheNewSecret() {
    var posted = browser.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding");

    assertFalse(new Browser(URI.create(sandbox.origin())).get(posted.header("Location")).has("clientSecret"));
    assertTrue(posted.follow().has("clientSecret"));
  }

  /** Proof of one secret opens no other one, and a longer life cannot be written into it. */
  @Test
  void aCookieThatWasChangedOrIsOfAnEarlierSecretShowsNothing() {
    var posted = browser.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding");
    var path = posted.header("Location");
    var cookie = posted.header("Set-Cookie").split(";")[0];
    var later = cookie.replaceFirst("=\\d", "=9");

    for (var wrong : List.of(later, cookie.replaceFirst("=\\d+", "="), cookie.replaceFirst("=.*", "=x.y"))) {
      assertFalse(with(wrong, path).has("clientSecret"), wrong);
    }
    assertTrue(with(cookie, path).has("clientSecret"));
    new Browser(URI.create(sandbox.origin())).post(path, "button=secret");
    assertFalse(with(cookie, path).has("clientSecret"));
  }

  private Browser.Page with(String cookie, String path) {
    return new Browser(URI.create(sandbox.origin()))
        .send(HttpRequest.newBuilder(URI.create(sandbox.origin() + path)).header("Cookie", cookie).build());
  }

  /** The redirect may lead to another node of those that share a store. */
  @Test
  void anyNodeShowsTheNewSecret() throws Exception {
    var store = new MemoryStore(sandbox.clock, new SecureRandom());
    try (var one = node(store); var other = node(store)) {
      var visitor = new Browser(URI.create("http://localhost:" + one.port()));
      var posted = visitor.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding");

      var page = visitor.get("http://localhost:" + other.port() + posted.header("Location"));

      assertEquals("The integration is registered.", page.value("done"));
      assertEquals(64, page.value("clientSecret").length());
    }
  }

  private static WebServer node(MemoryStore store) throws IOException {
    var shared = new Exposure(
        new HostAllowlist(Loopback.NAMES), Optional.of(URI.create("http://localhost:9000")), false, true, Readiness.ofItself());
    var server = WebServer.bind("127.0.0.1", 0, "the test");
    server.start(new Sandbox(store, new ConsentPolicy(ConsentPolicy.Mode.ask, store.people().all().get(0))).site(shared));
    return server;
  }

  @Test
  void aHeadDoesNotUseUpTheOneShowing() {
    var posted = browser.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding");

    browser.send(HttpRequest.newBuilder(URI.create(sandbox.origin() + posted.header("Location")))
        .method("HEAD", BodyPublishers.noBody()).build());

    assertTrue(posted.follow().has("clientSecret"));
  }

  @Test
  void afterAMinuteTheNewSecretIsNoLongerShown() {
    var posted = browser.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding");

    sandbox.clock.forward(Duration.ofMinutes(1));

    assertFalse(posted.follow().has("clientSecret"));
  }

  @Test
  void theWaysOutOfASecretAndOfAnIntegrationAskFirst() {
    var page = browser.get(pathOf("Test integration")).document();

    for (var button : List.of("secret", "delete")) {
      assertEquals(1, page.select("details:not([open]) button.danger#" + button).size(), button);
    }
  }

  @Test
  void aSecretMadeAnewTakesThePlaceOfTheOldOne() throws Exception {
    var made = create("My app", "http://localhost:9999/callback");

    var renewed = browser.get(pathOf("My app")).press("secret").follow();

    assertEquals("The integration has a new client secret. The old one no longer works.", renewed.value("done"));
    assertNotEquals(made.value("clientSecret"), renewed.value("clientSecret"));
    assertEquals(401, exchange(made.value("clientId"), made.value("clientSecret")).statusCode());
    assertEquals(400, exchange(made.value("clientId"), renewed.value("clientSecret")).statusCode());
  }

  @Test
  void whatIsChangedHoldsAtOnceAndTheCredentialsStay() throws Exception {
    var changed = browser.get(pathOf("Test integration"))
        .fill("redirectUris", "http://localhost:1/other\nhttp://localhost:2/second")
        .press("save");

    assertEquals(303, changed.status());
    assertTrue(changed.follow().text().contains("Saved."));
    assertEquals(400, sandbox.authorize(sandbox.request()).statusCode(), "the old URI");
    assertEquals(200, sandbox.authorize(sandbox.with("redirect_uri", "http://localhost:2/second")).statusCode());
  }

  /** What people allowed it ends too: codes, access tokens and refresh tokens. */
  @Test
  void deletingAnIntegrationEndsItsGrants() throws Exception {
    var accessToken = sandbox.accessToken("spark:rooms_read");
    sandbox.clock.forward(Duration.ofDays(2)); // the code of it is forgotten by now
    assertEquals(200, sandbox.api("/v1/rooms", accessToken).statusCode());

    var deleted = browser.get(pathOf("Test integration")).press("delete");

    assertEquals("/my-apps?deleted", deleted.header("Location"));
    assertEquals("The integration is deleted, and its codes and tokens are revoked.", deleted.follow().value("done"));
    assertEquals(401, sandbox.api("/v1/rooms", accessToken).statusCode());
    assertEquals(400, sandbox.authorize(sandbox.request()).statusCode());
    assertFalse(browser.get("/my-apps").text().contains("Test integration"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "/callback", "http://localhost:9999/callback#x", "javascript:alert(1)", "JavaScript:alert(1)",
      "data:text/html,x", "vbscript:x", "file:///etc/passwd", "http://", "http:callback", "http://user@localhost/",
      "not a uri", "http://localhost/ü", "blob:http://localhost/x"
  })
  void aRedirectUriThatCannotBeOneIsRefusedByNameAndAllThatWasTypedStays(String uri) {
    var page = create("My app", uri + "\nhttp://good.example/", "spark:rooms_read");

    assertEquals(422, page.status());
    assertTrue(page.value("redirectUris-fault").startsWith(uri + " must "), page.value("redirectUris-fault"));
    assertEquals("My app", page.value("name"));
    assertEquals(uri + "\nhttp://good.example/", page.document().getElementById("redirectUris").wholeText());
    assertEquals(List.of("spark:rooms_read"), ticked(page));
    assertEquals(List.of("Test integration"), browser.get("/my-apps").document().select("article h2").eachText());
  }

  /** Contract 4: mobile apps have schemes of their own, and a bare host has no path. */
  @ParameterizedTest
  @ValueSource(strings = {"KitchenSink://response", "http://localhost:3000", "http://0.0.0.0:10060/oauth", "https://a.example/?x=1"})
  void aRedirectUriThatWebexTakesIsTaken(String uri) {
    assertEquals(200, create("My app", uri).status());
  }

  @ParameterizedTest
  @CsvSource({
      "'', http://localhost/, spark:rooms_read, name, Enter a name",
      "Test integration, http://localhost/, spark:rooms_read, name, An integration already has this name.",
      "My app, '', spark:rooms_read, redirectUris, Enter at least one redirect URI",
      "My app, http://localhost/, spark:rooms, scopes, Webex has no scope spark:rooms."
  })
  void whatIsMissingOrUnknownIsSaidBesideItsField(String name, String uri, String scope, String field, String fault) {
    var page = create(name, uri, scope);

    assertEquals(422, page.status());
    assertTrue(page.value(field + "-fault").startsWith(fault), page.value(field + "-fault"));
    assertEquals(1, page.document().select("[aria-describedby~=\\b" + field + "-fault\\b]").size());
    var link = page.document().expectFirst("#errors a[href=#" + field + "]");
    assertTrue(link.text().startsWith(fault) && page.has(field), "the summary leads to the field");
  }

  /** Contract 3.1: choosing spark:all in the form disables the other user scopes. */
  @Test
  void sparkAllBesideAnotherUserScopeIsToldAsWebexsFormHasIt() {
    var page = create("My app", "http://localhost/", "spark:all", "spark:rooms_read");

    assertEquals(422, page.status());
    assertTrue(page.value("scopes-fault").startsWith("spark:all includes all user scopes, such as spark:rooms_read."));
    assertEquals(200, create("My app", "http://localhost/", "spark:all", "meeting:schedules_read").status());
  }

  /** Contract 2: 20 integrations a user. */
  @Test
  void theTwentyFirstIntegrationIsRefused() {
    for (var i = 2; i <= 20; i++) {
      assertEquals(200, create("App " + i, "http://localhost/").status());
    }

    var page = create("App 21", "http://localhost/");

    assertEquals(422, page.status());
    assertTrue(page.value("name-fault").startsWith("There are 20 integrations, which is Webex’s limit."));
    assertFalse(browser.get("/my-apps").has("new"));
  }

  @Test
  void theEleventhRedirectUriIsRefused() {
    var eleven = IntStream.rangeClosed(1, 11).mapToObj(i -> "http://localhost/" + i).collect(Collectors.joining("\n"));

    var page = create("My app", eleven);

    assertEquals("Enter at most 10 redirect URIs; there are 11.", page.value("redirectUris-fault"));
  }

  /** Contract 1.C: the four that a device grant demands. */
  @Test
  void theHelperUrisOfTheDeviceGrantAreAddedByOneBox() {
    var made = browser.post(NEW, "name=My+app&redirectUris=http%3A%2F%2Flocalhost%2F&refreshPolicy=sliding&deviceHelpers=on")
        .follow();

    assertEquals(
        "http://localhost/\n" + List.of("a", "r", "k", "d").stream()
            .map(region -> "https://oauth-helper-" + region + ".wbx2.com/helperservice/v1/actions/device/callback")
            .collect(Collectors.joining("\n")),
        made.document().getElementById("redirectUris").wholeText());
  }

  @Test
  void theFilterShowsWhatWasLookedForAndWhatIsTickedAndKeepsTheRest() {
    var page = browser.post(NEW, "name=My+app&scope=spark%3Arooms_read&filter=TRANSCRIPTS&button=filter");

    var names = page.document().select("input[name=scope]").eachAttr("value");
    assertEquals(List.of("spark:rooms_read", "meeting:transcripts_read", "meeting:admin_transcripts_read"), names);
    assertEquals(List.of("spark:rooms_read"), ticked(page));
    assertEquals("My app", page.value("name"));
  }

  @Test
  void everyScopeOfTheFormCanBeTickedAtOnce() {
    var scopes = browser.get(NEW).document().select("input[name=scope]").eachAttr("value").stream()
        .filter(name -> !name.equals("spark:all"))
        .toArray(String[]::new);

    assertTrue(scopes.length > 150, "the whole catalogue");
    assertEquals(200, create("My app", "http://localhost/", scopes).status());
  }

  @Test
  void whichRefreshPolicyWebexHasIsMarkedAsNotCaptured() {
    assertEquals("Not captured from Webex: which of the three policies Webex uses.", browser.get(NEW).value("refreshPolicy-help"));
  }

  /** W-11: a page elsewhere cannot make, change or delete. */
  @ParameterizedTest
  @ValueSource(strings = {"/my-apps/new", "/my-apps/ID"})
  void aFormOfAnotherOriginChangesNothing(String path) throws Exception {
    var target = path.replace("/my-apps/ID", pathOf("Test integration"));

    for (var header : List.of("Origin: http://evil.example", "Sec-Fetch-Site: cross-site")) {
      var answer = sandbox.post(target, "button=delete&name=x", header.split(": "));

      assertEquals(403, answer.statusCode());
    }
    assertEquals(200, sandbox.authorize(sandbox.request()).statusCode());
  }

  /** W-13. */
  @Test
  void hostileTextsAreShownAsText() {
    var hostile = "\"><img src=x onerror=alert(1)>";
    var body = Form.empty().with("name", hostile).with("description", hostile).with("icon", hostile)
        .with("redirectUris", hostile).with("scope", hostile).with("filter", hostile).with("refreshPolicy", hostile);

    var page = browser.post(NEW, body.encoded());
    var named = create(hostile, "http://localhost/");

    for (var shown : List.of(page, named, browser.get("/my-apps"), browser.get("/"))) {
      assertEquals(0, shown.document().select("img").size());
    }
  }

  @Test
  void whatIsNotThereIsA404() {
    assertEquals(404, browser.get("/my-apps/nothing").status());
    assertEquals(404, browser.get("/my-apps/").status());
    assertEquals(404, browser.post("/my-apps/nothing", "button=delete").status());
  }

  private Browser.Page create(String name, String redirectUris, String... scopes) {
    var form = Form.empty().with("name", name).with("redirectUris", redirectUris).with("refreshPolicy", "sliding");
    for (var scope : scopes) {
      form = form.with("scope", scope);
    }
    return browser.post(NEW, form.with("button", "save").encoded()).follow();
  }

  private String pathOf(String name) {
    return browser.get("/my-apps").document().select("article a").stream()
        .filter(link -> link.text().equals(name))
        .map(link -> link.attr("href"))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> exchange(String clientId, String secret) throws Exception {
    return sandbox.post("/v1/access_token", "grant_type=authorization_code&code=none&client_id=" + clientId
        + "&client_secret=" + secret);
  }

  private static List<String> ticked(Browser.Page page) {
    return page.document().select("input[name=scope][checked]").eachAttr("value");
  }
}
