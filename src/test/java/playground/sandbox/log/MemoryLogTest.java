package playground.sandbox.log;

class MemoryLogTest extends RequestLogContract {

  @Override
  protected RequestLog create() {
    return new MemoryLog();
  }
}
