package playground.flow;

import playground.flow.memory.MemoryFlowStore;

/** The store in memory keeps the contract. */
class MemoryFlowStoreTest extends FlowStoreContract {

  private final FlowStore store = new MemoryFlowStore();

  @Override
  FlowStore store() {
    return store;
  }
}
