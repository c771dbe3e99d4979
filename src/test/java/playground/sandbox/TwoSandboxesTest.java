package playground.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Integration;
import playground.sandbox.store.People;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.Rooms;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.jdbc.JdbcStore;
import playground.sandbox.view.Exposure;
import playground.server.WebServer;
import playground.testing.Browser;
import playground.testing.Json;
import playground.testing.MovableClock;
import playground.testing.PlainClient;
import playground.testing.RunningPostgres;
import playground.testing.RunningSandbox;

/** Two sandboxes on one database are one sandbox, whichever of them a request comes to. */
class TwoSandboxesTest {

  private static final String CALLBACK = RunningSandbox.CALLBACK;
  private static final String SCOPES = "openid spark:rooms_read";

  private final MovableClock clock = new MovableClock();
  private DatabaseSettings settings;
  private Node one;
  private Node two;
  private ClientCredentials client;

  private final class Node extends PlainClient {

    private final Database database;
    private final JdbcStore store;
    private final Sandbox sandbox;
    private final WebServer server;

    Node(DatabaseSettings settings) throws Exception {
      database = Database.open(settings);
      store = new JdbcStore(database, clock, new SecureRandom(), People.madeUp());
      store.seed(List.of(), Rooms.madeUp());
      sandbox = Sandbox.on(store, new ConsentPolicy(ConsentPolicy.Mode.ask, store.people().all().get(0)));
      server = WebServer.bind("127.0.0.1", 0, "the test");
      server.start(sandbox.site(Exposure.toThisMachine()));
    }

    @Override
    public int port() {
      return server.port();
    }

    void close() {
      server.close();
      database.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    settings = RunningPostgres.database();
    one = new Node(settings);
    two = new Node(settings);
    client = one.sandbox.register("Test integration", URI.create(CALLBACK), Scopes.parse(SCOPES));
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    RunningPostgres.execute(settings.url(), "DROP FUNCTION IF EXISTS fail() CASCADE"); // of breakInserts, in a test that failed
    RunningPostgres.giveBack(settings);
  }

  @Test
  void aFlowGoesOnAtWhicheverNodeItsRequestsComeTo() throws Exception {
    assertEquals(200, one.get(authorize()).statusCode());

    var tokens = tokens(one, code(two));
    assertEquals(200, tokens.statusCode());
    var access = Json.text(tokens, "access_token");
    assertEquals(200, two.get("/v1/rooms", "Authorization", "Bearer " + access).statusCode());

    var refreshed = two.post("/v1/access_token", credentials(Form.empty()
        .with("grant_type", "refresh_token").with("refresh_token", Json.text(tokens, "refresh_token"))).encoded());
    assertEquals(200, refreshed.statusCode());
    assertEquals(200, one.get("/v1/rooms", "Authorization", "Bearer " + Json.text(refreshed, "access_token")).statusCode());
  }

  /** S-03: as if there were one node. */
  @Test
  void aCodeThatComesAgainAtTheOtherNodeRevokesTheTokensOfItsFirstUse() throws Exception {
    var code = code(one);
    var access = Json.text(tokens(one, code), "access_token");

    assertEquals(400, tokens(two, code).statusCode());

    assertEquals(401, one.get("/v1/rooms", "Authorization", "Bearer " + access).statusCode());
    assertTrue(one.get("/log").body().contains("the code was used 0 s ago; the tokens of that use are revoked now"));
  }

  @Test
  void anIdTokenOfOneNodeIsVerifiedWithTheKeysOfTheOther() throws Exception {
    var idToken = SignedJWT.parse(Json.text(tokens(one, code(one)), "id_token"));

    var keys = JWKSet.parse(two.get("/v1/verification").body());

    var key = keys.getKeyByKeyId(idToken.getHeader().getKeyID());
    assertTrue(idToken.verify(new RSASSAVerifier(key.toRSAKey())));
  }

  @Test
  void aFaultThatIsSwitchedOnAtOneNodeAppliesAtTheOtherAsOftenAsWasAsked() throws Exception {
    assertEquals(200, tokens(two, code(two)).statusCode());
    one.call("PUT", "/faults", """
        [{"path": "/v1/rooms", "fault": "server-error", "times": 1}]""", "Content-Type", "application/json");
    clock.forward(Duration.ofSeconds(1));

    assertTrue(two.get("/faults").body().contains("\"times\":1"));
    assertEquals(500, two.get("/v1/rooms").statusCode());
    assertEquals(401, one.get("/v1/rooms").statusCode());
  }

  @Test
  void theClockThatOneNodeTurnsForwardIsThatOfTheOther() throws Exception {
    var code = code(one);
    one.call("POST", "/clock", """
        {"forward": "P1D"}""", "Content-Type", "application/json");
    clock.forward(Duration.ofSeconds(1));

    assertEquals(400, tokens(two, code).statusCode());
    assertEquals(Duration.ofDays(1), two.sandbox.clockOffset());
  }

  /** The log of the other has nothing of before either, and its next request finds nothing that was issued. */
  @Test
  void aResetAtOneNodeIsOneOfTheOther() throws Exception {
    var own = one.sandbox.registerOnce("Own", List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES));
    var tokens = tokens(two, code(one));
    one.call("POST", "/clock", "{\"forward\": \"P1D\"}");
    one.call("PUT", "/faults", "{\"fault\": \"server-error\"}");

    assertEquals(204, one.post("/reset", "").statusCode());
    clock.forward(Duration.ofSeconds(1));

    assertEquals("{\"entries\":[]}", two.get("/log").body());
    assertEquals(List.of(), two.sandbox.activeFaults());
    assertEquals(Duration.ZERO, two.sandbox.clockOffset());
    assertEquals(List.of(own), two.store.integrations().all().stream().map(Integration::credentials).toList());
    var access = "Bearer " + Json.text(tokens, "access_token");
    assertEquals(401, two.get("/v1/rooms", "Authorization", access).statusCode());
  }

  @Test
  void theLogOfOneNodeHasTheRequestsOfTheOther() throws Exception {
    two.get("/v1/rooms", "TrackingID", "at-the-other-node");

    assertTrue(one.sandbox.hasLogged("at-the-other-node"));
    assertTrue(one.get("/log").body().contains("at-the-other-node"));
  }

  /** As when a playground starts beside each of them. */
  @Test
  void nodesThatStartAtOnceRegisterTheBuiltInIntegrationOnce() throws Exception {
    var start = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var registered = threads.invokeAll(List.of(registration(one, start), registration(two, start)));

      assertEquals(registered.get(0).get(), registered.get(1).get());
    } finally {
      threads.shutdownNow();
    }
    var page = one.get(authorize(Sandbox.BUILT_IN_CLIENT_ID, two.origin() + "/callback"));
    assertEquals(200, page.statusCode(), "the places of both nodes to return to");
  }

  private Callable<ClientCredentials> registration(Node node, CyclicBarrier start) {
    return () -> {
      start.await();
      return node.sandbox.registerOnce("Playground", List.of(URI.create(node.origin() + "/callback")), Scopes.parse(SCOPES));
    };
  }

  @Test
  void anIntegrationThatIsRegisteredAtOneNodeShowsItsSecretAtTheOther() throws Exception {
    var browser = new Browser(URI.create(one.origin()));
    var made = browser.get("/my-apps/new").fill("name", "Mine").fill("redirectUris", CALLBACK).press("save");
    assertEquals(303, made.status(), made.text());
    var cookie = made.header("Set-Cookie").split(";")[0].replace(Integer.toString(one.port()), Integer.toString(two.port()));
    var path = URI.create(one.origin()).resolve(made.header("Location")).getPath();
    var secret = one.sandbox.credentials(clientId("Mine")).orElseThrow().clientSecret().map(Secret::reveal).orElseThrow();

    assertTrue(two.get(path, "Cookie", cookie).body().contains(secret));
    assertFalse(two.get(path).body().contains(secret), "without the cookie of that browser");
    assertTrue(two.get("/my-apps").body().contains("the database that all nodes of the sandbox share"));
  }

  /** W-23: as when a row was written with a key that this node does not have. */
  @Test
  void aRowThatCannotBeReadIsMissingAndEverythingElseIsThere() throws Exception {
    one.sandbox.registerOnce("Playground", List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES));
    one.get("/v1/rooms", "TrackingID", "unreadable");
    damage("integrations");
    damage("logged_requests");
    two.get("/v1/rooms", "TrackingID", "readable");
    one.store.integrations().register(ClientMetadata.of("Readable", URI.create(CALLBACK), Scopes.parse(SCOPES)));

    var apps = two.get("/my-apps");
    var log = two.get("/log");

    assertEquals(200, apps.statusCode());
    assertTrue(apps.body().contains("Readable") && !apps.body().contains("Playground"), apps.body());
    assertEquals(200, log.statusCode());
    assertTrue(log.body().contains("\"readable") || log.body().contains(">readable"), log.body());
    assertFalse(log.body().contains("unreadable"));
  }

  /** W-23: the playground beside it starts, with an integration that takes the place of the other. */
  @Test
  void aBuiltInIntegrationThatCannotBeReadIsRegisteredAnew() throws Exception {
    var before = one.sandbox.registerOnce("Playground", List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES));
    damage("integrations");

    var after = two.sandbox.registerOnce("Playground", List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES));

    assertEquals(before.clientId(), after.clientId());
    assertNotEquals(before.clientSecret(), after.clientSecret());
    assertEquals(after, one.sandbox.registerOnce("Playground", List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES)));
  }

  /** W-23: ID tokens are signed again, and can be checked. */
  @Test
  void aSigningKeyThatCannotBeReadIsReplaced() throws Exception {
    var before = one.store.keys().current();
    one.store.keys().rotate();
    damage("signing_keys");
    var fresh = new Node(settings);
    try {
      var idToken = SignedJWT.parse(Json.text(tokens(fresh, code(fresh)), "id_token"));

      var published = JWKSet.parse(fresh.get("/v1/verification").body());
      assertEquals(1, published.size(), "the replaced key cannot be read either");
      assertNotEquals(before.getKeyID(), idToken.getHeader().getKeyID());
      assertTrue(idToken.verify(new RSASSAVerifier(
          published.getKeyByKeyId(idToken.getHeader().getKeyID()).toRSAKey())));
    } finally {
      fresh.close();
    }
  }

  private void damage(String table) {
    one.database.run(handle -> handle.execute("UPDATE " + table + " SET sealed = sealed || 'x' WHERE "
        + (table.equals("integrations") ? "client_id = '" + Sandbox.BUILT_IN_CLIENT_ID + "'" : "true")));
  }

  private String clientId(String name) {
    return one.sandbox.registerOnce(name, List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES)).clientId();
  }

  /** F-17, S-03, S-08: nothing was spent without tokens for it, so the client that tries again is no thief. */
  @ParameterizedTest
  @ValueSource(strings = {"access_tokens", "refresh_tokens", "signing_keys"})
  void anExchangeThatMetAnOutageSucceedsWhenItIsSentAgain(String unavailable) throws Exception {
    var code = code(one);

    breakInserts(unavailable);
    assertEquals(503, tokens(one, code).statusCode());
    mendInserts();

    var tokens = tokens(two, code);
    assertEquals(200, tokens.statusCode(), tokens.body());
    assertEquals(200, one.get("/v1/rooms", "Authorization", "Bearer " + Json.text(tokens, "access_token")).statusCode());
  }

  /** F-17, S-08. */
  @ParameterizedTest
  @EnumSource(RefreshPolicy.class)
  void aRefreshThatMetAnOutageSucceedsWhenItIsSentAgain(RefreshPolicy policy) throws Exception {
    register(policy);
    var refresh = Json.text(tokens(one, code(one)), "refresh_token");

    breakInserts("access_tokens");
    assertEquals(503, refreshed(one, refresh).statusCode());
    mendInserts();

    var refreshed = refreshed(two, refresh);
    assertEquals(200, refreshed.statusCode(), refreshed.body());
    assertEquals(200, one.get("/v1/rooms", "Authorization", "Bearer " + Json.text(refreshed, "access_token")).statusCode());
  }

  /** F-17. */
  @Test
  void aPollThatMetAnOutageSucceedsWhenItIsSentAgain() throws Exception {
    var device = one.store.integrations().register(ClientMetadata.of("TV", URI.create(CALLBACK), Scopes.parse("spark:rooms_read")));
    var waiting = one.store.deviceRequests().begin(device, Scopes.parse("spark:rooms_read"));
    var code = waiting.codes().deviceCode();
    one.store.deviceRequests().approve(
        code, Grant.byDevice(waiting, new SignIn(People.madeUp().all().get(0), clock.instant()), clock.instant()));

    breakInserts("access_tokens");
    assertEquals(503, polled(one, device, code).statusCode());
    mendInserts();

    assertEquals(200, polled(two, device, code).statusCode());
    assertEquals(400, polled(one, device, code).statusCode(), "once");
  }

  /** S-03, S-08: what a refused request has spent or revoked stays so. */
  @Test
  void aRefusalUndoesNothing() throws Exception {
    register(RefreshPolicy.rotate);
    var code = code(one);
    assertEquals(400, one.post("/v1/access_token", codeForm(code).with("redirect_uri", CALLBACK + "/other").encoded()).statusCode());
    assertEquals(400, tokens(two, code).statusCode(), "it was used");

    var first = tokens(one, code(one));
    var second = refreshed(one, Json.text(first, "refresh_token"));
    assertEquals(200, second.statusCode());
    assertEquals(400, refreshed(two, Json.text(first, "refresh_token")).statusCode());
    assertEquals(400, refreshed(one, Json.text(second, "refresh_token")).statusCode(), "revoked");
    assertEquals(401, one.get("/v1/rooms", "Authorization", "Bearer " + Json.text(second, "access_token")).statusCode());
  }

  private void register(RefreshPolicy policy) {
    one.store.integrations().change(client.clientId(), new ClientMetadata(
        "Test integration", "", "", List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES), false, policy));
  }

  private HttpResponse<String> refreshed(Node node, String refreshToken) throws Exception {
    return node.post("/v1/access_token", credentials(Form.empty()
        .with("grant_type", "refresh_token").with("refresh_token", refreshToken)).encoded());
  }

  private static HttpResponse<String> polled(Node node, Integration device, Secret code) throws Exception {
    var basic = Base64.getEncoder().encodeToString((device.clientId() + ":"
        + device.credentials().clientSecret().map(Secret::reveal).orElseThrow()).getBytes(UTF_8));
    return node.post("/v1/device/token", Form.empty().with("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .with("client_id", device.clientId()).with("device_code", code.reveal()).encoded(), "Authorization", "Basic " + basic);
  }

  /** As when an operator ends the connection in the middle of a request. */
  private void breakInserts(String table) {
    one.database.run(handle -> handle.execute("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
        + "$$ BEGIN RAISE EXCEPTION 'terminated' USING ERRCODE = '57P01'; END $$"));
    one.database.run(handle -> handle.execute(
        "CREATE TRIGGER fail BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION fail()"));
  }

  private void mendInserts() {
    one.database.run(handle -> handle.execute("DROP FUNCTION fail() CASCADE"));
  }

  /** F-17. */
  @ParameterizedTest
  @CsvSource({
    "/v1/rooms, application/json, The server is overloaded or down for maintenance.",
    "/idb/oauth2/v1/tokens/me, application/json, temporarily_unavailable",
    "/my-apps, text/html, The sandbox cannot reach its database.",
    "/log, text/html, The sandbox cannot reach its database."
  })
  void withoutItsDatabaseANodeAnswersInTheFormatOfThePath(String path, String type, String words) throws Exception {
    two.database.close();

    var answer = two.call(path.startsWith("/idb") ? "DELETE" : "GET", path, "", "Authorization", "Bearer token", "Accept", "text/html");

    assertEquals(503, answer.statusCode());
    assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
    assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith(type));
    assertTrue(answer.body().contains(words), answer.body());
  }

  @Test
  void withoutItsDatabaseANodeStillSaysThatItLives() throws Exception {
    two.database.close();
    clock.forward(Duration.ofSeconds(5));

    assertEquals(200, two.get("/healthz").statusCode());
  }

  private String authorize() {
    return authorize(client.clientId(), CALLBACK);
  }

  private static String authorize(String clientId, String redirectUri) {
    return "/v1/authorize?" + Form.empty().with("response_type", "code").with("client_id", clientId)
        .with("redirect_uri", redirectUri).with("scope", SCOPES).with("state", "st4te").encodedForQuery();
  }

  private String code(Node node) throws Exception {
    return RunningSandbox.query(node.post(authorize(), "person=alex%40example.com&decision=accept")).value("code").orElseThrow();
  }

  private Form credentials(Form form) {
    return form.with("client_id", client.clientId()).with("client_secret", client.clientSecret().map(Secret::reveal).orElseThrow());
  }

  private HttpResponse<String> tokens(Node node, String code) throws Exception {
    return node.post("/v1/access_token", codeForm(code).with("redirect_uri", CALLBACK).encoded());
  }

  private Form codeForm(String code) {
    return credentials(Form.empty().with("grant_type", "authorization_code").with("code", code));
  }
}
