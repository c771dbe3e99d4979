package playground.flow.jdbc;

import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import playground.database.Database;
import playground.flow.FlowLimits;
import playground.flow.FlowStore;
import playground.flow.FlowStoreContract;
import playground.testing.RunningPostgres;

class JdbcFlowStoreTest extends FlowStoreContract {

  private final Database database = Database.open(RunningPostgres.database());
  private final JdbcFlowStore store = new JdbcFlowStore(database, FlowLimits.OF_ONE_PROCESS, new SecureRandom());

  @Override
  protected FlowStore store() {
    return store;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
