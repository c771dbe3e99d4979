package playground.flow.memory;

import playground.flow.FlowStore;
import playground.flow.FlowStoreContract;

/** The store in memory keeps the contract. */
class MemoryFlowStoreTest extends FlowStoreContract {

  private final FlowStore store = new MemoryFlowStore();

  @Override
  protected FlowStore store() {
    return store;
  }
}
