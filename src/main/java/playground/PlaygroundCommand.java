package playground;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.config.Config;
import playground.config.ConfigException;
import playground.oauth.OAuthException;
import playground.oauth.Scopes;
import playground.oauth.ServerMetadata;
import playground.sandbox.Sandbox;
import playground.sandbox.store.RedirectUris;
import playground.server.WebServer;
import playground.text.FailureTexts;
import playground.text.ServerKind;
import playground.web.view.Setup;
import playground.webex.Discovery;
import playground.webex.WebexEndpoints;

/**
 * A start: both ports are taken before anything is served, so that nothing starts by halves; then the playground and,
 * without a client id, the sandbox are wired together. Clock and randomness are made here, once.
 */
final class PlaygroundCommand {

  /** What the sandbox's integration is registered with; each can be asked for. */
  private static final Scopes SANDBOX_SCOPES =
      Scopes.parse("spark:rooms_read spark:people_read spark:memberships_read spark:messages_read spark:kms");

  private final Config config;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final WebServer port;
  private final Optional<WebServer> sandboxPort;

  /**
   * Takes the ports.
   *
   * @throws playground.server.PortInUseException when somebody else has one
   * @throws IOException when the address cannot be listened on
   */
  PlaygroundCommand(Config config) throws IOException {
    this.config = config;
    this.port = WebServer.bind(config.host(), config.port(), "--port");
    this.sandboxPort =
        config.credentials().isPresent()
            ? Optional.empty()
            : Optional.of(
                WebServer.bind(config.host(), config.sandboxPort(), "sandbox.port, in the environment SANDBOX_PORT"));
  }

  /**
   * Serves, and says in a few lines what people need to know.
   *
   * @throws playground.sandbox.declared.WrongFile when the sandbox's data file is damaged or cannot be written
   * @throws ConfigException when the discovery document cannot be followed
   */
  void start(PrintStream out) {
    var sandbox = sandboxPort.map(taken -> Sandbox.keeping(config.sandboxData(), clock, random));
    var setup = sandbox.map(this::withSandbox).orElseGet(this::withWebex);
    port.start(new Playground(setup, config.timeout(), clock, random).site());
    sandboxPort.ifPresent(taken -> taken.start(sandbox.get().site()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));

    out.println("Open          " + address());
    out.println("Redirect URI  " + address() + Setup.CALLBACK);
    out.println("Webex         " + (setup.isSandbox() ? "sandbox at " : "") + setup.webex().baseUrl());
    if (config.publicUrl().isPresent() && config.port() == 0) {
      out.println("Port          " + port.port() + ", for the proxy of the address above");
    }
    if (config.openBrowser()) {
      BrowserLauncher.at(address(), out);
    }
  }

  /** Ctrl-C or SIGTERM: the port closes, requests under way finish, and that is a good end. */
  private void stop() {
    try {
      port.close();
      sandboxPort.ifPresent(WebServer::close);
    } finally {
      Runtime.getRuntime().halt(0); // also when a request was still not done after all that time
    }
  }

  private Setup withWebex() {
    return new Setup(
        new WebexEndpoints(endpoints().of(config.baseUrl())),
        serverKind(),
        config.credentials(),
        config.scopes(),
        config.publicUrl(),
        uri -> {});
  }

  private ServerKind serverKind() {
    return WebexEndpoints.isWebex(config.baseUrl()) ? ServerKind.WEBEX : ServerKind.OTHER;
  }

  /** What was set wins over what a document says, and that over what Webex documents. */
  private ServerMetadata endpoints() {
    var webex = WebexEndpoints.metadata(config.baseUrl(), config.endpoints().issuers());
    return config.endpoints().over(config.discoveryUrl().map(url -> discovered(url, webex)).orElse(webex));
  }

  private ServerMetadata discovered(URI url, ServerMetadata webex) {
    try {
      return new Discovery(url, config.endpoints().issuers()).read(config.timeout()).beside(webex);
    } catch (OAuthException e) {
      throw new ConfigException(List.of("webex.discovery-url is \"" + url + "\": " + FailureTexts.of(e.failure(), serverKind()).what()));
    }
  }

  private Setup withSandbox(Sandbox sandbox) {
    var integration = sandbox.registerOnce("Webex OAuth Playground", redirectUris(), SANDBOX_SCOPES);
    return new Setup(
        new WebexEndpoints(URI.create("http://" + localName() + ":" + sandboxPort.orElseThrow().port() + "/v1")),
        ServerKind.SANDBOX,
        Optional.of(integration),
        config.scopes(),
        config.publicUrl(),
        uri -> sandbox.addRedirectUri(integration.clientId(), uri)); // whatever loopback name the browser used
  }

  /** Its own, and those that a device grant needs. */
  private List<URI> redirectUris() {
    return Stream.concat(Stream.of(URI.create(address() + Setup.CALLBACK)), RedirectUris.DEVICE_HELPERS.stream()).toList();
  }

  private URI address() {
    return config.publicUrl().orElseGet(() -> URI.create("http://" + localName() + ":" + port.port()));
  }

  /** localhost, unless it is IPv6 alone that is listened on: localhost is IPv4 first to most programs. */
  private String localName() {
    return config.host().equals("::1") || config.host().equals("[::1]") ? "[::1]" : "localhost";
  }
}
