package playground.sandbox.fault;

class MemoryFaultsTest extends ActiveFaultsContract {

  @Override
  protected ActiveFaults create() {
    return new MemoryFaults();
  }
}
