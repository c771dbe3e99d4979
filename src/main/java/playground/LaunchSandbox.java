package playground;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import playground.config.SandboxConfig;
import playground.sandbox.Sandbox;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.seed.InvalidFileException;
import playground.sandbox.seed.SeedData;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;
import playground.sandbox.store.Store;
import playground.sandbox.store.memory.MemoryStore;
import playground.server.HostAllowlist;
import playground.server.WebServer;

/** A start of the sandbox alone: its files are read and its port is taken before it says that it is ready. */
final class LaunchSandbox {

  /** For requests under way; short, because a CI job waits for the end. */
  private static final Duration GRACE = Duration.ofMillis(300);

  /** For the whole end: after SIGTERM it is gone within a second, whatever a client still holds open. */
  private static final Duration LONGEST_END = Duration.ofMillis(700);

  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private final SandboxConfig config;
  private final Clock clock = Clock.systemUTC();
  private final Sandbox sandbox;
  private final WebServer port;

  /**
   * @throws InvalidFileException naming every fault of the files, or that there is no such person
   * @throws playground.server.PortInUse when somebody else has the port
   * @throws IOException when the address cannot be listened on
   */
  LaunchSandbox(SandboxConfig config) throws IOException {
    this.config = config;
    var seed = config.declared().map(file -> SeedData.read(file, clock.instant())).orElseGet(SeedData::none);
    var consentPolicy = new ConsentPolicy(ConsentPolicy.Mode.valueOf(config.consent()), person(seed.people()));
    this.port = WebServer.bind(config.host(), config.port(), "--port"); // before the data file is touched
    var store = new MemoryStore(clock, new SecureRandom(), seed.people(), seed.rooms());
    seed.integrations().forEach(store.integrations()::restore);
    this.sandbox = new Sandbox(
        store, consentPolicy, config.data().map(file -> IntegrationFile.in(file, store)).orElseGet(IntegrationFile::none));
  }

  private Person person(People people) {
    return config.person().isEmpty()
        ? people.all().get(0)
        : people.withEmail(config.person().get()).orElseThrow(() -> new InvalidFileException("--person must be one of the people: "
            + people.all().stream().map(Person::email).collect(Collectors.joining(", "))));
  }

  /** Serves, and says so in one line. */
  void start(PrintStream out) {
    port.start(sandbox.site(hosts()), GRACE);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    var origin = "http://" + shownHost() + ":" + port.port();
    out.println("Sandbox ready: base URL " + origin + "/v1, broker " + origin + "/idb/oauth2/v1");
  }

  private void stop() {
    try {
      CompletableFuture.runAsync(port::close).completeOnTimeout(null, LONGEST_END.toMillis(), MILLISECONDS).join();
    } finally {
      Runtime.getRuntime().halt(0); // also when the server was still not closed after all that time
    }
  }

  /** S-17, W-01: the name it was told to listen on is one it answers to; that of every address is nobody's. */
  private HostAllowlist hosts() {
    var hosts = HostAllowlist.loopback();
    return EVERY_ADDRESS.contains(config.host()) ? hosts : hosts.and(bracketed(config.host()));
  }

  private String shownHost() {
    return EVERY_ADDRESS.contains(config.host()) || config.host().equals("127.0.0.1")
        ? "localhost"
        : bracketed(config.host());
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
