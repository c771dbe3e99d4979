package playground.sandbox.store.memory;

import java.security.SecureRandom;
import java.time.Clock;
import playground.sandbox.store.Store;
import playground.sandbox.store.StoreContract;

class MemoryStoreTest extends StoreContract {

  @Override
  protected Store create(Clock clock) {
    return new MemoryStore(clock, new SecureRandom());
  }
}
