package playground.sandbox.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.sandbox.store.Integration;
import playground.sandbox.store.People;
import playground.sandbox.store.Rooms;
import playground.sandbox.store.Store;
import playground.sandbox.store.StoreContract;
import playground.testing.MovableClock;
import playground.testing.RunningPostgres;

class JdbcStoreTest extends StoreContract {

  private final Map<DatabaseSettings, Database> databases = new HashMap<>();

  @Override
  protected Store create(Clock clock, List<Integration> atStart) {
    var settings = RunningPostgres.database();
    var database = Database.open(settings);
    databases.put(settings, database);
    var store = new JdbcStore(database, clock, new SecureRandom(), People.madeUp());
    store.seed(atStart, Rooms.madeUp());
    return store;
  }

  @AfterEach
  void close() {
    databases.values().forEach(Database::close);
    databases.keySet().forEach(RunningPostgres::giveBack);
  }

  /** F-17: the log notes the time of each request, also of one that asks whether the process lives. */
  @Test
  void inAnOutageTheClockGoesOnAsFarAheadAsItWas() {
    var real = new MovableClock();
    var store = create(real, List.of());
    store.clock().forward(Duration.ofDays(90));
    databases.values().forEach(Database::close);
    real.forward(Duration.ofSeconds(1));

    assertEquals(real.instant().plus(Duration.ofDays(90)), store.clock().instant());
  }
}
