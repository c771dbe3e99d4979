package playground.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.database.Sweeper;
import playground.flow.BrowserIds;
import playground.flow.FlowLimits;
import playground.flow.FlowStore;
import playground.flow.jdbc.JdbcFlowStore;
import playground.server.Readiness;

/** The database of the settings, as this process uses it. No class of it is loaded without one. */
final class SharedDatabase implements AutoCloseable {

  private static final String BROWSER_IDS = "browser ids";

  private final Database database;
  private final SecureRandom random;
  private final JdbcFlowStore flows;
  private final Sweeper sweeper;

  private SharedDatabase(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.random = random;
    this.flows = new JdbcFlowStore(database, FlowLimits.OF_SEVERAL_NODES, random);
    this.sweeper = new Sweeper(List.of(() -> flows.sweep(clock.instant())));
    sweeper.start();
  }

  /**
   * Connects, and brings the schema up to date.
   *
   * @throws playground.database.DatabaseUnavailableException when it cannot be reached
   * @throws playground.database.IncompatibleSchemaException when a newer version has changed the schema
   */
  static SharedDatabase open(DatabaseSettings settings, Clock clock, SecureRandom random) {
    return new SharedDatabase(Database.open(settings), clock, random);
  }

  FlowStore flows() {
    return flows;
  }

  /** The same at every node. */
  BrowserIds browserIds() {
    return new BrowserIds(random, database.vault().keysFor(BROWSER_IDS));
  }

  /** This process can serve when the database can. */
  Readiness readiness() {
    return new Readiness(() -> database.isReachable() ? Optional.empty() : Optional.of("The database can't be reached."));
  }

  @Override
  public void close() {
    sweeper.close();
    database.close();
  }
}
