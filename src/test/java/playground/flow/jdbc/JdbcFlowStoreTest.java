package playground.flow.jdbc;

import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.flow.FlowLimits;
import playground.flow.FlowStore;
import playground.flow.FlowStoreContract;
import playground.testing.RunningPostgres;

class JdbcFlowStoreTest extends FlowStoreContract {

  private static final FlowLimits LIMITS = new FlowLimits(130, 60, 120);

  private final DatabaseSettings settings = RunningPostgres.database();
  private final Database database = Database.open(settings);
  private final JdbcFlowStore store = new JdbcFlowStore(database, LIMITS, new SecureRandom());

  @Override
  protected FlowLimits limits() {
    return LIMITS;
  }

  @Override
  protected int many() {
    return 300;
  }

  @Override
  protected FlowStore store() {
    return store;
  }

  @AfterEach
  void close() {
    database.close();
    RunningPostgres.giveBack(settings);
  }
}
