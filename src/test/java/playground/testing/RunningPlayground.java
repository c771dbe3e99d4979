package playground.testing;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import playground.cli.SandboxBeside;
import playground.flow.FlowService;
import playground.flow.FlowSettings;
import playground.flow.LocalSandbox;
import playground.flow.SettingsFile;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.Sandbox;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.memory.MemoryStore;
import playground.sandbox.view.Exposure;
import playground.server.PortInUseException;
import playground.server.Readiness;
import playground.server.WebServer;
import playground.web.Playground;
import playground.webex.WebexEndpoints;

/**
 * A playground on a free port, for one test: beside a sandbox of its own, or pointed at a Webex that the test plays.
 *
 * <pre>{@code @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();}</pre>
 */
public final class RunningPlayground implements BeforeEachCallback, AfterEachCallback {

  /** What the sandbox's integration is registered with. */
  public static final Scopes REGISTERED = Scopes.parse("spark:rooms_read spark:people_read");

  /** Credentials toward a Webex that the test plays; the secret has characters that need encoding. */
  public static final ClientCredentials CLIENT =
      new ClientCredentials("client-1", Optional.of(new Secret("s&cret+1%")));

  private final MovableClock clock = new MovableClock();
  private final SecureRandom random = new SecureRandom();
  private final Optional<AuthorizationServer> webex;
  private final Duration timeout;
  private final Optional<URI> publicUrl;
  private Optional<ClientCredentials> credentials;
  private Optional<SettingsFile> settingsFile = Optional.empty();
  private Scopes scopes = Scopes.parse("spark:rooms_read");
  private boolean hasQuietNeighbours;
  private boolean isWrittenDown = true;
  private FlowService flows;
  private MemoryFlowStore store;
  private Map<String, List<String>> paths;
  private WebServer port;
  private Sandbox sandbox;
  private WebServer sandboxPort;

  private RunningPlayground(
      Optional<AuthorizationServer> webex, Duration timeout, Optional<URI> publicUrl, Optional<ClientCredentials> credentials) {
    this.webex = webex;
    this.timeout = timeout;
    this.publicUrl = publicUrl;
    this.credentials = credentials;
  }

  /** With the built-in sandbox as its Webex. */
  public static RunningPlayground withSandbox() {
    return new RunningPlayground(Optional.empty(), Duration.ofSeconds(10), Optional.empty(), Optional.empty());
  }

  /**
   * With a Webex that the test plays.
   *
   * @param baseUrl such as {@code http://localhost:12345/v1}
   */
  public static RunningPlayground with(URI baseUrl, Duration timeout) {
    return with(WebexEndpoints.at(baseUrl), timeout);
  }

  /** With a Webex that the test plays, and told of its endpoints one by one. */
  public static RunningPlayground with(AuthorizationServer webex, Duration timeout) {
    return new RunningPlayground(Optional.of(webex), timeout, Optional.empty(), Optional.of(CLIENT));
  }

  /** The same, behind a proxy with that address. */
  public RunningPlayground behind(URI publicUrl) {
    return new RunningPlayground(webex, timeout, Optional.of(publicUrl), credentials);
  }

  /** The same, with a client that has no secret set up. */
  public RunningPlayground withoutSecret() {
    return new RunningPlayground(
        webex, timeout, publicUrl, credentials.map(c -> new ClientCredentials(c.clientId(), Optional.empty())));
  }

  /** The same, with other scopes in the form. */
  public RunningPlayground requesting(String scopes) {
    this.scopes = Scopes.parse(scopes);
    return this;
  }

  /** The same, with a file that settings can be saved to. */
  public RunningPlayground savingTo(SettingsFile file) {
    settingsFile = Optional.of(file);
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

  /** On a port that is not one of those that the system gives to whoever asks for any, and neither are the next twenty. */
  public RunningPlayground withQuietNeighbours() {
    hasQuietNeighbours = true;
    return this;
  }

  private WebServer bindAwayFromOthers() throws IOException {
    while (true) {
      try {
        return WebServer.bind("127.0.0.1", 10_000 + 20 * random.nextInt(1_000), "--port");
      } catch (PortInUseException e) {
        continue; // there are a thousand
      }
    }
  }

  /** With a store as the program has it: for tests of thousands of requests, most of whose time is the writing down. */
  public RunningPlayground withoutWritingDown() {
    isWrittenDown = false;
    return this;
  }

  /** For tests that start and stop it themselves. */
  public void start() throws IOException {
    port = hasQuietNeighbours ? bindAwayFromOthers() : WebServer.bind("127.0.0.1", 0, "--port");
    store = MemoryFlowStore.forThisProcess();
    flows = new FlowService(
        webex.map(this::withPlayedWebex).orElseGet(this::withOwnSandbox),
        isWrittenDown ? new WrittenDownStore(store) : store, clock, random);
    var served = new Playground(flows, clock, random, "test", settingsFile, Readiness.ofItself());
    paths = served.paths();
    port.start(served.site());
  }

  /** Both at once: each may wait for a request that is under way. */
  public void stop() {
    var sandboxStops = CompletableFuture.runAsync(() -> Optional.ofNullable(sandboxPort).ifPresent(WebServer::close));
    port.close();
    sandboxStops.join();
  }

  private FlowSettings withPlayedWebex(AuthorizationServer played) {
    return settings(played, Optional.empty());
  }

  private FlowSettings withOwnSandbox() {
    try {
      sandboxPort = WebServer.bind("127.0.0.1", 0, "sandbox.port");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    var sandboxStore = new MemoryStore(clock, random, new TestKeys());
    sandbox = new Sandbox(sandboxStore, ConsentPolicy.asking(sandboxStore.people()));
    var origin = URI.create("http://localhost:" + sandboxPort.port());
    var beside = new SandboxBeside(sandbox, () -> sandbox.registerOnce("Playground", List.of(redirectUri()), REGISTERED), origin);
    credentials = Optional.of(beside.credentials());
    sandboxPort.start(sandbox.site(Exposure.toThisMachine(), beside.playground(address())));
    return settings(WebexEndpoints.at(origin.resolve("/v1")), Optional.of(beside));
  }

  private FlowSettings settings(AuthorizationServer server, Optional<LocalSandbox> beside) {
    return new FlowSettings(server, credentials, scopes, timeout, publicUrl, beside);
  }

  public int port() {
    return port.port();
  }

  /** The address that a newcomer opens. */
  public URI address() {
    return URI.create("http://localhost:" + port());
  }

  public URI redirectUri() {
    return publicUrl.orElseGet(this::address).resolve("/callback");
  }

  public ClientCredentials credentials() {
    return credentials.orElseThrow();
  }

  /** What the playground does by itself several times a second: asks for every device whose time has come. */
  public void pollDevices() {
    flows.pollDevices();
  }

  /** Registers with the sandbox what a device grant needs. */
  public RunningPlayground registerDeviceHelpers() {
    DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.forEach(uri -> sandbox.addRedirectUri(credentials().clientId(), uri));
    return this;
  }

  /** Every path that takes a POST, as the routes have it. */
  public List<String> postPaths() {
    return paths.keySet().stream().filter(path -> paths.get(path).contains("POST")).sorted().toList();
  }

  /** Every path that takes a GET, {@code /} among them. */
  public List<String> getPaths() {
    return paths.keySet().stream().filter(path -> paths.get(path).contains("GET"))
        .map(path -> path.isEmpty() ? "/" : path).sorted().toList();
  }

  /** How many browsers the playground knows. */
  public int browsersKnown() {
    return store.size();
  }

  public MovableClock clock() {
    return clock;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public int sandboxPort() {
    return sandboxPort.port();
  }

  /** A browser with cookies of its own. */
  public Browser newBrowser() {
    return new Browser(address());
  }
}
