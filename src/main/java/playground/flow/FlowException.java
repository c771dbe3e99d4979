package playground.flow;

/** A step cannot be done now. Expected, so it has no stack trace; its message is the code's name. */
@SuppressWarnings("serial") // never serialized
public final class FlowException extends RuntimeException {

  private final StepFault fault;

  public FlowException(StepFault fault) {
    super(fault.name(), null, false, false);
    this.fault = fault;
  }

  public StepFault fault() {
    return fault;
  }
}
