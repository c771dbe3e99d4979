package playground.testing;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import playground.Playground;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.Sandbox;
import playground.sandbox.store.RedirectUris;
import playground.server.WebServer;
import playground.text.ServerKind;
import playground.web.view.Setup;
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
  private final Optional<WebexEndpoints> webex;
  private final Duration timeout;
  private final Optional<URI> publicUrl;
  private Optional<ClientCredentials> credentials;
  private Playground playground;
  private WebServer port;
  private Sandbox sandbox;
  private WebServer sandboxPort;

  private RunningPlayground(
      Optional<WebexEndpoints> webex, Duration timeout, Optional<URI> publicUrl, Optional<ClientCredentials> credentials) {
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
    return with(new WebexEndpoints(baseUrl), timeout);
  }

  /** With a Webex that the test plays, and told of its endpoints one by one. */
  public static RunningPlayground with(WebexEndpoints webex, Duration timeout) {
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

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    stop();
  }

  /** For tests that start and stop it themselves. */
  public void start() throws IOException {
    port = WebServer.bind("127.0.0.1", 0, "--port");
    var setup = webex.map(this::toldWebex).orElseGet(this::withOwnSandbox);
    playground = new Playground(setup, timeout, clock, random);
    port.start(playground.site());
  }

  /** Both at once: each waits a second for connections that a browser keeps open. */
  public void stop() {
    var sandboxStops = CompletableFuture.runAsync(() -> Optional.ofNullable(sandboxPort).ifPresent(WebServer::close));
    port.close();
    sandboxStops.join();
  }

  private Setup toldWebex(WebexEndpoints told) {
    return new Setup(
        told, ServerKind.WEBEX, credentials, Scopes.parse("spark:rooms_read"), publicUrl, uri -> {});
  }

  private Setup withOwnSandbox() {
    try {
      sandboxPort = WebServer.bind("127.0.0.1", 0, "sandbox.port");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    sandbox = new Sandbox(clock, random);
    sandboxPort.start(sandbox.site());
    credentials = Optional.of(sandbox.register("Playground", redirectUri(), REGISTERED));
    return new Setup(
        new WebexEndpoints(URI.create("http://localhost:" + sandboxPort.port() + "/v1")),
        ServerKind.SANDBOX,
        credentials,
        Scopes.parse("spark:rooms_read"),
        publicUrl,
        uri -> sandbox.addRedirectUri(credentials.orElseThrow().clientId(), uri));
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
    playground.pollDevices();
  }

  /** Registers with the sandbox what a device grant needs. */
  public RunningPlayground registerDeviceHelpers() {
    RedirectUris.DEVICE_HELPERS.forEach(uri -> sandbox.addRedirectUri(credentials().clientId(), uri));
    return this;
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
