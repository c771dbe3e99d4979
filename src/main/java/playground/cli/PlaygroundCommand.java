package playground.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.Playground;
import playground.config.Config;
import playground.config.ConfigException;
import playground.oauth.AuthorizationServer;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.OAuthFailure;
import playground.oauth.Scopes;
import playground.oauth.ServerMetadata;
import playground.sandbox.Sandbox;
import playground.server.WebServer;
import playground.web.view.Setup;
import playground.webex.Discovery;
import playground.webex.WebexEndpoints;

/**
 * Runs the playground, and without a client id the sandbox beside it. Both ports are bound before anything is served,
 * so that it starts completely or not at all. Clock and randomness are made here, once.
 */
public final class PlaygroundCommand {

  /** Scopes that the sandbox's integration is registered with; the page can request each of them. */
  private static final Scopes SANDBOX_SCOPES =
      Scopes.parse("spark:rooms_read spark:people_read spark:memberships_read spark:messages_read spark:kms");

  private final Config config;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final WebServer port;
  private final Optional<WebServer> sandboxPort;

  /**
   * Binds the ports.
   *
   * @throws playground.server.PortInUseException when another process has one of them
   * @throws IOException when the address cannot be listened on
   */
  public PlaygroundCommand(Config config) throws IOException {
    this.config = config;
    this.port = WebServer.bind(config.address().host(), config.address().port(), "--port");
    this.sandboxPort = config.credentials().isPresent() ? Optional.empty() : Optional.of(bindSandbox(config));
  }

  private static WebServer bindSandbox(Config config) throws IOException {
    var address = config.sandboxAddress();
    return WebServer.bind(address.host(), address.port(), "sandbox.port, in the environment SANDBOX_PORT");
  }

  /**
   * Starts the servers and prints their addresses.
   *
   * @throws playground.sandbox.declared.WrongFile when the sandbox's data file is damaged or cannot be written
   * @throws ConfigException when the discovery document cannot be used
   */
  public void start(PrintStream out) {
    var sandbox = sandboxPort.map(bound -> Sandbox.keeping(config.sandboxData(), clock, random));
    var setup = sandbox.map(this::withSandbox).orElseGet(this::withWebex);
    port.start(new Playground(setup, config.webex().timeout(), clock, random).site());
    sandboxPort.ifPresent(bound -> bound.start(sandbox.get().site()));
    ShutdownHook.add(this::close);
    print(setup, out);
    if (config.openBrowser()) {
      BrowserLauncher.open(address(), out);
    }
  }

  private void print(Setup setup, PrintStream out) {
    out.println("Open          " + address());
    out.println("Redirect URI  " + address() + Setup.CALLBACK);
    out.println("Webex         " + (setup.isSandbox() ? "sandbox at " : "") + setup.webex().resourceServer());
    if (config.publicUrl().isPresent() && config.address().port() == 0) {
      out.println("Port          " + port.port() + ", for the proxy of the address above");
    }
  }

  private void close() {
    port.close();
    sandboxPort.ifPresent(WebServer::close);
  }

  private Setup withWebex() {
    return new Setup(webex(), false, config.credentials(), config.scopes(), config.publicUrl(), uri -> {});
  }

  /** Settings win over the discovery document, and that over the endpoints that Webex documents. */
  private AuthorizationServer webex() {
    var settings = config.webex().metadata();
    var documented = WebexEndpoints.metadata(config.webex().baseUrl(), settings.issuers());
    var discovered = config.webex().discoveryUrl().map(url -> discover(url).beside(documented));
    return settings.over(discovered.orElse(documented)).of(config.webex().baseUrl());
  }

  private ServerMetadata discover(URI url) {
    try {
      return new Discovery(url, config.webex().metadata().issuers()).read(config.webex().timeout());
    } catch (OAuthFailure failure) {
      throw new ConfigException(List.of("webex.discovery-url is \"" + url + "\": " + failure.what()));
    }
  }

  private Setup withSandbox(Sandbox sandbox) {
    var integration = sandbox.registerOnce("Webex OAuth Playground", redirectUris(), SANDBOX_SCOPES);
    return new Setup(
        WebexEndpoints.at(URI.create(origin(sandboxPort.orElseThrow()) + "/v1")),
        true,
        Optional.of(integration),
        config.scopes(),
        config.publicUrl(),
        uri -> sandbox.addRedirectUri(integration.clientId(), uri)); // with whatever loopback name the browser used
  }

  /** The playground's callback, and those that the device grant needs. */
  private List<URI> redirectUris() {
    var callback = URI.create(address() + Setup.CALLBACK);
    return Stream.concat(Stream.of(callback), DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream()).toList();
  }

  private URI address() {
    return config.publicUrl().orElseGet(() -> URI.create(origin(port)));
  }

  private String origin(WebServer server) {
    return "http://" + config.address().urlHost() + ":" + server.port();
  }
}
