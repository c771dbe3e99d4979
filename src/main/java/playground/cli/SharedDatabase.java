package playground.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.database.Sweeper;
import playground.flow.BrowserIds;
import playground.flow.FlowLimits;
import playground.flow.FlowStore;
import playground.flow.jdbc.JdbcFlowStore;
import playground.sandbox.Sandbox;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.seed.SeedData;
import playground.sandbox.store.jdbc.JdbcStore;
import playground.server.Readiness;

/** The database of the settings, as this process uses it. No class of it is loaded without one. */
final class SharedDatabase implements AutoCloseable {

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private static final String BROWSER_IDS = "browser ids";

  private final Database database;
  private final Clock clock;
  private final SecureRandom random;
  private final List<IntSupplier> sweeps = new ArrayList<>();
  private Optional<Sweeper> sweeper = Optional.empty();

  private SharedDatabase(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Connects, and brings the schema up to date.
   *
   * @param warnings gets a line when this machine's clock is not that of the database
   * @throws playground.database.DatabaseUnavailableException when it cannot be reached
   * @throws playground.database.UnusableDatabaseException when it must not be used, as with another key
   */
  static SharedDatabase open(DatabaseSettings settings, Clock clock, SecureRandom random, Consumer<String> warnings) {
    var database = Database.open(settings);
    clockWarning(database.ahead(clock)).ifPresent(warnings);
    return new SharedDatabase(database, clock, random);
  }

  private static Optional<String> clockWarning(Duration ahead) {
    return Optional.of(ahead.abs()).filter(difference -> difference.compareTo(CLOCK_TOLERANCE) > 0)
        .map(difference -> "This machine's clock is " + difference.toSeconds() + " seconds "
            + (ahead.isNegative() ? "behind" : "ahead of") + " the database's: keep the clocks of all nodes in step, because each"
            + " decides by its own what has expired and whether another node is still at a step.");
  }

  /** What the browsers of all nodes have begun and obtained. */
  FlowStore flows() {
    var store = new JdbcFlowStore(database, FlowLimits.OF_SEVERAL_NODES, random);
    sweeps.add(() -> store.sweep(clock.instant()));
    return store;
  }

  /** The same at every node. */
  BrowserIds browserIds() {
    return new BrowserIds(random, database.vault().keysFor(BROWSER_IDS));
  }

  /** A sandbox whose state is that of all nodes; the first of them puts in the seed data. */
  Sandbox sandbox(SeedData seed, ConsentPolicy consentPolicy) {
    var store = new JdbcStore(database, clock, random, seed.people());
    store.seed(seed.integrations(), seed.rooms());
    sweeps.add(store::sweep);
    return Sandbox.on(store, consentPolicy);
  }

  /** From now on this process takes part in deleting what has expired. */
  void startSweeping() {
    var started = new Sweeper(sweeps);
    started.start();
    sweeper = Optional.of(started);
  }

  /** This process can serve when the database can. */
  Readiness readiness() {
    return new Readiness(() -> database.isReachable() ? Optional.empty() : Optional.of("The database can't be reached."));
  }

  @Override
  public void close() {
    sweeper.ifPresent(Sweeper::close);
    database.close();
  }
}
