package playground.cli;

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
import playground.config.ConfigFileEditor;
import playground.flow.FlowService;
import playground.flow.FlowSettings;
import playground.flow.LocalSandbox;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Loopback;
import playground.oauth.OAuthException;
import playground.sandbox.Sandbox;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.seed.SeedData;
import playground.sandbox.store.People;
import playground.sandbox.view.Exposure;
import playground.server.HostAllowlist;
import playground.server.Readiness;
import playground.server.WebServer;
import playground.text.FailureTexts;
import playground.web.Playground;
import playground.web.view.PageContext;
import playground.webex.WebexEndpoints;

/**
 * Runs the playground, and without a client id the sandbox beside it. Both ports are bound before anything is served,
 * so that it starts completely or not at all. Clock and randomness are made here, once.
 */
public final class PlaygroundCommand {

  private final Config config;
  private final ConfiguredServer server;
  private final Optional<ConfigFileEditor> settingsFile;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final WebServer port;
  private final Optional<WebServer> sandboxPort;
  private final Optional<SharedDatabase> database;
  private final Readiness readiness;
  private FlowService flows;

  /**
   * Binds the ports.
   *
   * @param settingsFile what the pages can save to when only this machine can open them; empty without a usable name
   * @throws playground.server.PortInUseException when another process has one of them
   * @throws IOException when the address cannot be listened on
   * @throws playground.database.DatabaseUnavailableException when the database cannot be reached
   * @throws playground.database.UnusableDatabaseException when it must not be used, as with another key
   */
  public PlaygroundCommand(Config config, Optional<ConfigFileEditor> settingsFile) throws IOException {
    this.config = config;
    this.server = new ConfiguredServer(config.webex());
    this.settingsFile = settingsFile;
    this.port = WebServer.bind(config.address().host(), config.address().port(), "--port");
    this.sandboxPort = config.credentials().isPresent() ? Optional.empty() : Optional.of(bindSandbox(config));
    this.database = config.database().map(settings -> SharedDatabase.open(settings, clock, random, System.err::println));
    this.readiness = database.map(SharedDatabase::readiness).orElseGet(Readiness::ofItself);
  }

  private static WebServer bindSandbox(Config config) throws IOException {
    var address = config.sandbox().address();
    return WebServer.bind(address.host(), address.port(), "sandbox.port, in the environment SANDBOX_PORT");
  }

  /**
   * Starts the servers and prints their addresses.
   *
   * @throws playground.sandbox.seed.InvalidFileException when the sandbox's data file is damaged or cannot be written
   * @throws ConfigException when the discovery document cannot be used
   */
  public void start(PrintStream out) {
    var sandbox = sandboxPort.map(bound -> sandbox());
    var beside = sandbox.map(this::beside);
    var settings = beside.map(this::withSandbox).orElseGet(this::withWebex);
    flows = database
        .map(shared -> new FlowService(settings, shared.flows(), clock, random, shared.browserIds()))
        .orElseGet(() -> new FlowService(settings, MemoryFlowStore.forThisProcess(), clock, random));
    var playground = new Playground(
        flows, clock, random, Version.OF_THIS, WritableSettings.of(config, settingsFile), readiness);
    sandbox.ifPresent(Sandbox::registerTerminal);
    playground.prepare(address());
    port.start(playground.site());
    sandboxPort.ifPresent(bound ->
        bound.start(sandbox.get().site(exposure(), beside.get().playground(address()))));
    database.ifPresent(SharedDatabase::startSweeping);
    ShutdownHook.add(readiness, config.database().isPresent(), this::close);
    print(settings, out);
    if (config.openBrowser()) {
      BrowserLauncher.open(address(), out);
    }
  }

  private Sandbox sandbox() {
    return database.map(shared -> shared.sandbox(SeedData.none(), ConsentPolicy.asking(People.madeUp())))
        .orElseGet(() -> Sandbox.withDataFile(config.sandbox().data(), clock, random));
  }

  private Exposure exposure() {
    return new Exposure(
        new HostAllowlist(Loopback.NAMES),
        config.sandbox().publicUrl(),
        config.sandbox().hasOpenControls(),
        config.database().isPresent(),
        readiness);
  }

  private void print(FlowSettings settings, PrintStream out) {
    var kind = settings.sandbox().isPresent() ? "sandbox at " : "";
    out.println("Open          " + address());
    out.println("Redirect URI  " + callback());
    if (WebexEndpoints.isWebex(settings.server())) {
      out.println("Webex         " + kind + settings.server().resourceServer());
    } else {
      out.println("Server        " + settings.server().authorizationEndpoint().getRawAuthority());
    }
    out.println("Sessions      " + (database.isPresent()
        ? "in the database; they outlive this process"
        : "in memory; they end with this process"));
    if (config.publicUrl().isPresent() && config.address().port() == 0) {
      out.println("Port          " + port.port() + ", for the proxy of the address above");
    }
    sandboxPort.filter(bound -> config.sandbox().publicUrl().isPresent() && config.sandbox().address().port() == 0).ifPresent(
        bound -> out.println("Sandbox port  " + bound.port() + ", for the proxy of the sandbox's address"));
  }

  /** What is under way may finish: requests first, then polls for devices, which need the database as well. */
  private void close() {
    port.close();
    flows.close();
    sandboxPort.ifPresent(WebServer::close);
    database.ifPresent(SharedDatabase::close);
  }

  private FlowSettings withWebex() {
    try {
      return settings(server.configured(), config.credentials(), Optional.empty());
    } catch (OAuthException e) {
      var url = config.webex().discoveryUrl().orElseThrow();
      throw new ConfigException(
          List.of("webex.discovery-url is \"" + url + "\": " + FailureTexts.ofDiscovery(e.failure()).inOneLine()));
    }
  }

  private FlowSettings settings(
      AuthorizationServer of, Optional<ClientCredentials> credentials, Optional<LocalSandbox> beside) {
    return new FlowSettings(
        server.described(of), credentials, server.scopes(of, config.scopes()), config.webex().timeout(), config.publicUrl(), beside);
  }

  private SandboxBeside beside(Sandbox sandbox) {
    return new SandboxBeside(
        sandbox,
        () -> sandbox.registerOnce("Webex OAuth Playground", redirectUris(), Sandbox.BUILT_IN_SCOPES),
        config.sandbox().origin(sandboxPort.orElseThrow().port()));
  }

  private FlowSettings withSandbox(SandboxBeside beside) {
    var server = WebexEndpoints.at(beside.portal().resolve("/v1"));
    return settings(server, Optional.of(beside.credentials()), Optional.of(beside));
  }

  /** The playground's callback, and those that the device grant needs. */
  private List<URI> redirectUris() {
    return Stream.concat(Stream.of(callback()), DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream()).toList();
  }

  private URI callback() {
    return URI.create(address() + PageContext.CALLBACK);
  }

  private URI address() {
    return config.publicUrl().orElseGet(() -> URI.create("http://" + config.address().urlHost() + ":" + port.port()));
  }
}
