package playground.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import playground.cli.SandboxBeside;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.flow.BrowserIds;
import playground.flow.FlowLimits;
import playground.flow.FlowService;
import playground.flow.FlowSettings;
import playground.flow.jdbc.JdbcFlowStore;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Loopback;
import playground.oauth.Scopes;
import playground.sandbox.Sandbox;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.People;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.jdbc.JdbcStore;
import playground.sandbox.view.Exposure;
import playground.server.HostAllowlist;
import playground.server.Readiness;
import playground.server.WebServer;
import playground.web.Playground;
import playground.webex.WebexEndpoints;

/**
 * Two playgrounds with their sandboxes on one database, wired as the command line wires them, behind a balancer for the
 * playground and one for the sandbox.
 */
public final class TwoNodes implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

  private static final String NAME = "Webex OAuth Playground";
  private static final Scopes SCOPES = Scopes.parse(
      "spark:rooms_read spark:rooms_write spark:people_read spark:messages_read spark:messages_write spark:kms");

  private final DatabaseSettings settings;
  private RoundRobinProxy playground;
  private RoundRobinProxy sandbox;
  private List<Node> nodes = List.of();

  private TwoNodes(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** On a database of the test's own. */
  public static TwoNodes onOneDatabase() {
    return on(RunningPostgres.database());
  }

  public static TwoNodes on(DatabaseSettings settings) {
    return new TwoNodes(settings);
  }

  /** One process: its playground and the sandbox beside it. */
  public static final class Node implements AutoCloseable {

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final WebServer port;
    private final WebServer sandboxPort;
    private final Database database;
    private JdbcStore store;
    private FlowService flows;

    private Node(DatabaseSettings settings) throws IOException {
      port = WebServer.bind("127.0.0.1", 0, "--port");
      sandboxPort = WebServer.bind("127.0.0.1", 0, "sandbox.port");
      database = Database.open(settings);
    }

    private void start(URI publicUrl, URI sandboxUrl) {
      store = new JdbcStore(database, clock, random, People.madeUp());
      store.seed(List.of(), List.of());
      var sandbox = Sandbox.on(store, ConsentPolicy.asking(store.people()));
      var redirectUris = Stream.concat(
          Stream.of(publicUrl.resolve("/callback")), DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream()).toList();
      var beside = new SandboxBeside(sandbox, () -> sandbox.registerOnce(NAME, redirectUris, SCOPES), sandboxUrl);
      flows = new FlowService(
          new FlowSettings(
              WebexEndpoints.at(sandboxUrl.resolve("/v1")), Optional.of(beside.credentials()), SCOPES,
              Duration.ofSeconds(10), Optional.of(publicUrl), Optional.of(beside)),
          new JdbcFlowStore(database, FlowLimits.OF_SEVERAL_NODES, random),
          clock,
          random,
          new BrowserIds(random, database.vault().keysFor("browser ids")));
      var readiness = new Readiness(
          () -> database.isReachable() ? Optional.empty() : Optional.of("The database can't be reached."));
      port.start(new Playground(flows, clock, random, "test", Optional.empty(), readiness).site());
      var exposure = new Exposure(new HostAllowlist(Loopback.NAMES), Optional.of(sandboxUrl), false, true, readiness);
      sandboxPort.start(sandbox.site(exposure, beside.playground(publicUrl)));
    }

    /** Its own address, past the balancer. */
    public URI address() {
      return URI.create("http://localhost:" + port.port());
    }

    /** Likewise of its sandbox. */
    public URI sandboxAddress() {
      return URI.create("http://localhost:" + sandboxPort.port());
    }

    public Database database() {
      return database;
    }

    public JdbcStore store() {
      return store;
    }

    @Override
    public void close() {
      port.close();
      flows.close();
      sandboxPort.close();
      database.close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  /** For those that no extension starts. */
  public TwoNodes start() {
    try {
      nodes = List.of(new Node(settings), new Node(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    playground = new RoundRobinProxy();
    sandbox = new RoundRobinProxy();
    nodes.forEach(node -> node.start(playground.address(), sandbox.address()));
    playground.to(nodes.stream().map(node -> node.port.port()).toList());
    sandbox.to(nodes.stream().map(node -> node.sandboxPort.port()).toList());
    return this;
  }

  public List<Node> nodes() {
    return nodes;
  }

  /** One of the two, by turns. */
  public Node node(int number) {
    return nodes.get(number % nodes.size());
  }

  /** In front of the playgrounds. */
  public RoundRobinProxy playground() {
    return playground;
  }

  /** In front of the sandboxes. */
  public RoundRobinProxy sandbox() {
    return sandbox;
  }

  /** A browser that comes through the balancer. */
  public Browser newBrowser() {
    return new Browser(playground.address());
  }

  /** Gives the playground's own integration another policy. */
  public TwoNodes with(RefreshPolicy policy) {
    var integrations = nodes.get(0).store.integrations();
    var known = integrations.withName(NAME).orElseThrow();
    var before = known.metadata();
    integrations.change(known.clientId(), new ClientMetadata(
        before.name(), before.description(), before.icon(), before.redirectUris(), before.scopes(), before.requirePkce(), policy));
    return this;
  }

  /** How many rows a table has. */
  public int count(String rows) {
    return nodes.get(0).database.run(handle ->
        handle.createQuery("SELECT count(*) FROM <rows>").define("rows", rows).mapTo(Integer.class).one());
  }

  /** Both at once: each waits for connections that are kept open. */
  @Override
  public void close() {
    nodes.stream().parallel().forEach(Node::close);
    playground.close();
    sandbox.close();
  }
}
