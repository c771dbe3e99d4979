package playground.testing;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.Sandbox;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.Store;
import playground.sandbox.store.memory.MemoryStore;
import playground.sandbox.view.Exposure;
import playground.server.Site;
import playground.server.WebServer;
import tools.jackson.databind.JsonNode;

/** A sandbox on a free port with one integration, and what that integration sends to it. */
public final class RunningSandbox extends PlainClient implements BeforeEachCallback, AfterEachCallback {

  /** What the integration of each test has registered. */
  public static final String CALLBACK = "http://127.0.0.1:9999/callback";

  public static final String SCOPES = "spark:rooms_read spark:people_read";

  public final MovableClock clock = new MovableClock();
  private final Set<String> paths = new TreeSet<>();
  private final ConsentPolicy.Mode mode;
  private Exposure exposure = Exposure.toThisMachine();
  private Consumer<ServletContext> front = servlets -> {};
  private Store store;
  private Sandbox sandbox;
  private WebServer server;
  private ClientCredentials credentials;

  public RunningSandbox() {
    this(ConsentPolicy.Mode.ask);
  }

  /** One that answers its pages itself, as Alex. */
  public RunningSandbox(ConsentPolicy.Mode mode) {
    this.mode = mode;
  }

  /** The same, reached and controlled as that says. */
  public RunningSandbox with(Exposure exposure) {
    this.exposure = exposure;
    return this;
  }

  /** The same, with filters of the test's own in front. */
  public RunningSandbox behind(Consumer<ServletContext> front) {
    this.front = front;
    return this;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    stop();
  }

  /** For those that no extension starts. */
  public void start() throws IOException {
    store = new MemoryStore(clock, new SecureRandom(), new TestKeys());
    sandbox = new Sandbox(store, new ConsentPolicy(mode, store.people().all().get(0)), IntegrationFile.none());
    credentials = sandbox.register("Test integration", URI.create(CALLBACK), Scopes.parse(SCOPES));
    server = WebServer.bind("127.0.0.1", 0, "the test");
    server.start(listening(sandbox.site(exposure)));
  }

  public void stop() {
    server.close();
  }

  /** One path for each of the routes that the sandbox really has. */
  public List<String> paths() {
    return List.copyOf(paths);
  }

  /** The same site, of which the routes are written down as they are added. */
  private Site listening(Site site) {
    return new Site(
        site.name(), site.hosts(), site.methods(), site.formTargets(), site.errorPage(), servlets -> {
          front.accept(servlets);
          site.routes().accept(servlets);
          servlets.getServletRegistrations().values().forEach(route ->
              route.getMappings().forEach(pattern -> paths.add((pattern.isEmpty() ? "/" : pattern).replace("*", "x"))));
        });
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public int port() {
    return server.port();
  }

  public String clientId() {
    return credentials.clientId();
  }

  public String clientSecret() {
    return credentials.clientSecret().map(Secret::reveal).orElseThrow();
  }

  /** A good authorization request; a test adds to it, or breaks one thing. */
  public Form request() {
    return Form.empty()
        .with("response_type", "code")
        .with("client_id", clientId())
        .with("redirect_uri", CALLBACK)
        .with("scope", SCOPES)
        .with("state", "st4te");
  }

  /** Switches faults on by program: the JSON as it goes out. */
  public HttpResponse<String> faults(String json) throws Exception {
    return call("PUT", "/faults", json, "Content-Type", "application/json");
  }

  /** The newest thing in the log. */
  public JsonNode newestInLog() throws Exception {
    return Json.of(get("/log")).get("entries").get(0);
  }

  /** The tokens that the person consents to, for the integration of the test. */
  public HttpResponse<String> tokensOf(String person, String scopes) throws Exception {
    var target = "/v1/authorize?" + with("scope", scopes).encodedForQuery();
    var back = post(target, "person=" + person.replace("@", "%40") + "&decision=accept");
    return token(exchange(query(back).value("code").orElseThrow()));
  }

  public HttpResponse<String> authorize(Form request) throws Exception {
    return get("/v1/authorize?" + request.encodedForQuery());
  }

  /** A browser with cookies of its own, at which nobody is signed in. */
  public Browser newBrowser() {
    return new Browser(URI.create(origin()));
  }

  /** A browser at which somebody is signed in. */
  public Browser signedIn(String person) {
    var browser = newBrowser();
    browser.post("/my-authorizations", Form.empty().with("person", person).encoded());
    return browser;
  }

  /** The consent page for Alex. */
  public HttpResponse<String> consentPage(Form request) throws Exception {
    var target = "/v1/authorize?" + request.encodedForQuery();
    var signedIn = post(target, "person=alex%40example.com");
    var cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    return get(location(signedIn), "Cookie", cookie);
  }

  /** Another integration, registered for the device grant, with the scopes of the first. */
  public ClientCredentials registerDevice(String name) {
    var scopes = Scopes.parse(SCOPES);
    var device = sandbox.register(name, DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.get(0), scopes);
    DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.forEach(uri -> sandbox.addRedirectUri(device.clientId(), uri));
    return device;
  }

  /** Lets the integration's refresh tokens live by another policy. */
  public void refreshPolicy(RefreshPolicy policy) {
    refreshPolicy(clientId(), policy);
  }

  /** Lets the refresh tokens of another integration live by another policy. */
  public void refreshPolicy(String id, RefreshPolicy policy) {
    var known = store.integrations().withClientId(id).orElseThrow().metadata();
    store.integrations().change(id, new ClientMetadata(
        known.name(), "", "", known.redirectUris(), known.scopes(), known.requirePkce(), policy));
  }

  /** Lets the integration ask for further scopes. */
  public void registerScopes(String scopes) {
    store.integrations().change(
        clientId(), ClientMetadata.of("Test integration", URI.create(CALLBACK), Scopes.parse(scopes)));
  }

  /** Another integration, with the redirect URI and the scopes of the first, that must use PKCE. */
  public ClientCredentials registerRequiringPkce() {
    return store.integrations().register(new ClientMetadata(
        "Strict", "", "", List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES), true, RefreshPolicy.sliding)).credentials();
  }

  /** Signs in as Alex and presses a button of the consent page, both in one go, as a program does. */
  public HttpResponse<String> decide(Form request, String decision) throws Exception {
    return post("/v1/authorize?" + request.encodedForQuery(), "person=alex%40example.com&decision=" + decision);
  }

  /** The code that consenting to the request brings. */
  public String code(Form request) throws Exception {
    return query(decide(request, "accept")).value("code").orElseThrow();
  }

  public String code() throws Exception {
    return code(request());
  }

  /** A good token request for the code, credentials in the body. */
  public Form exchange(String code) {
    return credentials(Form.empty()
        .with("grant_type", "authorization_code")
        .with("code", code)
        .with("redirect_uri", CALLBACK));
  }

  public Form refresh(String refreshToken) {
    return credentials(Form.empty().with("grant_type", "refresh_token").with("refresh_token", refreshToken));
  }

  public Form credentials(Form form) {
    return form.with("client_id", clientId()).with("client_secret", clientSecret());
  }

  public HttpResponse<String> token(Form form, String... headers) throws Exception {
    return post("/v1/access_token", form.encoded(), headers);
  }

  /** An API call with that access token. */
  public HttpResponse<String> api(String path, String accessToken) throws Exception {
    return get(path, "Authorization", "Bearer " + accessToken);
  }

  /** An access token for these scopes, of somebody else than Alex. */
  public String accessTokenOf(String person, String scopes) throws Exception {
    return Json.text(tokensOf(person, scopes), "access_token");
  }

  /** An API call with a JSON body. */
  public HttpResponse<String> api(String method, String path, String accessToken, String json) throws Exception {
    return call(
        method, path, json, "Authorization", "Bearer " + accessToken, "Content-Type", "application/json", "TrackingID", "T-1");
  }

  public static String location(HttpResponse<?> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  /** The query that a redirect hands to the client. */
  public static Form query(HttpResponse<?> response) {
    return Form.parse(URI.create(location(response)).getRawQuery());
  }

  /** {@code Authorization} with these credentials, which need no encoding. */
  public static String basic(String clientId, String clientSecret) {
    var pair = (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The answer to a good exchange of a fresh code. */
  public HttpResponse<String> tokens() throws Exception {
    return token(exchange(code()));
  }

  /** An access token for these scopes, which the integration has registered. */
  public String accessToken(String scopes) throws Exception {
    return Json.text(token(exchange(code(with("scope", scopes)))), "access_token");
  }

  /** The good authorization request with one parameter changed or added. */
  public Form with(String name, String value) {
    return without(request(), name).with(name, value);
  }

  public static Form without(Form form, String name) {
    return new Form(form.parameters().stream().filter(parameter -> !parameter.name().equals(name)).toList());
  }
}
