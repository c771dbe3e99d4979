package playground.flow.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.testing.Examples.NOW;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import playground.flow.BrowserIds;
import playground.flow.FlowStore;
import playground.flow.FlowStoreContract;

/** The store in memory keeps the contract. */
class MemoryFlowStoreTest extends FlowStoreContract {

  private final MemoryFlowStore store = new MemoryFlowStore();

  @Override
  protected FlowStore store() {
    return store;
  }

  /** W-09: tokens do not stay in memory because their browser was closed. */
  @Test
  void anExpiredBrowserIsForgottenThoughItsIdNeverComesAgain() {
    var ids = new BrowserIds(new SecureRandom());
    store.open(ids.fresh(), NOW);
    assertEquals(1, store.size());

    store.browser(ids.fresh(), NOW.plus(FlowStore.IDLE_LIFETIME).plusSeconds(1));

    assertEquals(0, store.size());
  }
}
