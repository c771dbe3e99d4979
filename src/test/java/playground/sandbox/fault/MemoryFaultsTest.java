package playground.sandbox.fault;

import playground.sandbox.store.SandboxClock;

class MemoryFaultsTest extends ActiveFaultsContract {

  private final SandboxClock clock = new SandboxClock(real);

  @Override
  protected ActiveFaults create() {
    return new MemoryFaults(clock);
  }

  @Override
  protected SandboxClock clock() {
    return clock;
  }
}
