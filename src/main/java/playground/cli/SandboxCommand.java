package playground.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import playground.config.SandboxConfig;
import playground.oauth.Loopback;
import playground.sandbox.Sandbox;
import playground.sandbox.broker.Consenting;
import playground.sandbox.declared.Declared;
import playground.sandbox.declared.WrongFile;
import playground.sandbox.kept.Keeping;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;
import playground.sandbox.store.Store;
import playground.server.HostAllowlist;
import playground.server.WebServer;

/** Runs the sandbox alone. Its files are read and its port is bound before it prints that it is ready. */
public final class SandboxCommand {

  /** Time for requests under way to finish; short, because a CI job waits for the end. */
  private static final Duration GRACE = Duration.ofMillis(300);

  /** Time for the whole stop: the process ends within a second of SIGTERM, whatever connections are open. */
  private static final Duration STOP_TIMEOUT = Duration.ofMillis(700);

  private final SandboxConfig config;
  private final Clock clock = Clock.systemUTC();
  private final Sandbox sandbox;
  private final WebServer port;

  /**
   * @throws WrongFile with every fault of the files, or when there is no such person
   * @throws playground.server.PortInUseException when another process has the port
   * @throws IOException when the address cannot be listened on
   */
  public SandboxCommand(SandboxConfig config) throws IOException {
    this.config = config;
    var declared = config.seed().map(file -> Declared.read(file, clock.instant())).orElseGet(Declared::nothing);
    var consenting = new Consenting(Consenting.Mode.valueOf(config.consent()), person(declared.people()));
    var address = config.address();
    this.port = WebServer.bind(address.host(), address.port(), "--port"); // before the data file is opened
    var store = Store.of(clock, new SecureRandom(), declared.people(), declared.rooms());
    declared.integrations().forEach(store.integrations()::restore);
    this.sandbox = new Sandbox(
        store, consenting, config.data().map(file -> Keeping.in(file, store)).orElseGet(Keeping::nothing));
  }

  private Person person(People people) {
    return config.person().isEmpty()
        ? people.all().get(0)
        : people.withEmail(config.person().get()).orElseThrow(() -> new WrongFile("--person must be one of the people: "
            + people.all().stream().map(Person::email).collect(Collectors.joining(", "))));
  }

  /** Starts the server and prints its addresses in one line. */
  public void start(PrintStream out) {
    port.start(sandbox.site(hosts()), GRACE);
    ShutdownHook.add(this::close);
    var origin = "http://" + config.address().urlHost() + ":" + port.port();
    out.println("Sandbox ready: base URL " + origin + "/v1, broker " + origin + "/idb/oauth2/v1");
  }

  private void close() {
    CompletableFuture.runAsync(port::close).completeOnTimeout(null, STOP_TIMEOUT.toMillis(), MILLISECONDS).join();
  }

  /** S-17, W-01: loopback names, and the name that it listens on, unless it listens on every address. */
  private HostAllowlist hosts() {
    var hosts = new HostAllowlist(Loopback.NAMES);
    return config.address().isEveryAddress() ? hosts : hosts.and(config.address().urlHost());
  }
}
