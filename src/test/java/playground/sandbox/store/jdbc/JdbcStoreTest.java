package playground.sandbox.store.jdbc;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import playground.database.Database;
import playground.sandbox.store.People;
import playground.sandbox.store.Rooms;
import playground.sandbox.store.Store;
import playground.sandbox.store.StoreContract;
import playground.testing.RunningPostgres;

class JdbcStoreTest extends StoreContract {

  private Database database;

  @Override
  protected Store create(Clock clock) {
    database = Database.open(RunningPostgres.database());
    var store = new JdbcStore(database, clock, new SecureRandom(), People.madeUp());
    store.seed(List.of(), Rooms.madeUp());
    return store;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
