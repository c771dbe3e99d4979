package playground.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import playground.config.SandboxConfig;
import playground.oauth.Loopback;
import playground.sandbox.Sandbox;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.seed.InvalidFileException;
import playground.sandbox.seed.SeedData;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;
import playground.sandbox.store.memory.MemoryStore;
import playground.sandbox.view.Exposure;
import playground.server.HostAllowlist;
import playground.server.Readiness;
import playground.server.WebServer;

/** Runs the sandbox alone. Its files are read and its port is bound before it prints that it is ready. */
public final class SandboxCommand {

  /** Time for requests under way to finish when it is alone; short, because a CI job waits for the end. */
  private static final Duration GRACE_ALONE = Duration.ofMillis(300);

  /** Time for closing: a process that is alone ends within a second of SIGTERM, whatever connections are open. */
  private static final Duration STOP_TIMEOUT = Duration.ofMillis(700);

  private final SandboxConfig config;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final Optional<SharedDatabase> database;
  private final Readiness readiness;
  private final Sandbox sandbox;
  private final WebServer port;

  /**
   * @throws InvalidFileException with every fault of the files, or when there is no such person
   * @throws playground.server.PortInUseException when another process has the port
   * @throws IOException when the address cannot be listened on
   * @throws playground.database.DatabaseUnavailableException when the database cannot be reached
   * @throws playground.database.UnusableDatabaseException when it must not be used, as with another key
   */
  public SandboxCommand(SandboxConfig config) throws IOException {
    this.config = config;
    var seed = config.seed().map(file -> SeedData.read(file, clock.instant())).orElseGet(SeedData::none);
    var consentPolicy = new ConsentPolicy(ConsentPolicy.Mode.valueOf(config.consent()), person(seed.people()));
    var address = config.settings().address();
    this.port = WebServer.bind(address.host(), address.port(), "--port"); // before the data file is opened
    this.database = config.database().map(settings -> SharedDatabase.open(settings, clock, random, System.err::println));
    this.readiness = database.map(SharedDatabase::readiness).orElseGet(Readiness::ofItself);
    this.sandbox = database.map(shared -> shared.sandbox(seed, consentPolicy)).orElseGet(() -> inMemory(seed, consentPolicy));
  }

  private Sandbox inMemory(SeedData seed, ConsentPolicy consentPolicy) {
    var store = new MemoryStore(clock, random, seed.people(), seed.rooms());
    store.seed(seed.integrations());
    return new Sandbox(
        store, consentPolicy, config.settings().data().map(file -> IntegrationFile.in(file, store)).orElseGet(IntegrationFile::none));
  }

  private Person person(People people) {
    return config.person().isEmpty()
        ? people.all().get(0)
        : people.withEmail(config.person().get()).orElseThrow(() -> new InvalidFileException("--person must be one of the people: "
            + people.all().stream().map(Person::email).collect(Collectors.joining(", "))));
  }

  /** Starts the server and prints its addresses in one line. */
  public void start(PrintStream out) {
    sandbox.registerTerminal();
    var settings = config.settings();
    var isShared = config.database().isPresent();
    var exposure = new Exposure(hosts(), settings.publicUrl(), settings.hasOpenControls(), isShared, readiness);
    port.start(sandbox.site(exposure), isShared ? WebServer.GRACE : GRACE_ALONE);
    database.ifPresent(SharedDatabase::startSweeping);
    ShutdownHook.add(readiness, isShared, isShared ? this::closeAll : this::closeInTime);
    var origin = settings.origin(port.port());
    var proxied = settings.publicUrl().isPresent() && settings.address().port() == 0;
    out.println("Sandbox ready: base URL " + origin + "/v1, broker " + origin + "/idb/oauth2/v1"
        + (proxied ? ", port " + port.port() + " for the proxy" : ""));
  }

  private void closeInTime() {
    CompletableFuture.runAsync(this::closeAll).completeOnTimeout(null, STOP_TIMEOUT.toMillis(), MILLISECONDS).join();
  }

  private void closeAll() {
    port.close();
    database.ifPresent(SharedDatabase::close);
  }

  /** S-17, W-01: loopback names, and the name that it listens on, unless it listens on every address. */
  private HostAllowlist hosts() {
    var hosts = new HostAllowlist(Loopback.NAMES);
    var address = config.settings().address();
    return address.isEveryAddress() ? hosts : hosts.and(address.urlHost());
  }
}
