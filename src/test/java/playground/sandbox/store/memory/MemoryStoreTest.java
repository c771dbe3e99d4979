package playground.sandbox.store.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.oauth.Scopes;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;
import playground.sandbox.store.StoreContract;
import playground.testing.MovableClock;

class MemoryStoreTest extends StoreContract {

  @Override
  protected Store create(Clock clock, List<Integration> atStart) {
    var store = new MemoryStore(clock, new SecureRandom());
    store.seed(atStart);
    return store;
  }

  @Test
  void everyChangeOfAnIntegrationIsReportedAndARestoreIsNot() {
    var store = new MemoryStore(new MovableClock(), new SecureRandom());
    var metadata = ClientMetadata.of("Test", URI.create("http://localhost:9999/callback"), Scopes.parse("spark:rooms_read"));
    var changes = new ArrayList<String>();
    store.onIntegrationChange(() -> changes.add("change"));
    var added = store.integrations().register(metadata);
    store.integrations().renewSecret(added.clientId());
    store.integrations().change(added.clientId(), metadata);
    store.integrations().delete(added.clientId());

    store.integrations().restore(added);

    assertEquals(4, changes.size());
    store.reset(integration -> false);
    assertEquals(5, changes.size(), "a reset is one change");
    store.integrations().restore(added);
    assertThrows(IllegalArgumentException.class, () -> store.integrations().restore(added), "the client id is taken");
  }
}
