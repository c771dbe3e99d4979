package playground.webex.api;

/** A call of the API that a person typed is not sent. Expected, so it has no stack trace. */
@SuppressWarnings("serial") // never serialized
public final class ApiRequestException extends RuntimeException {

  private final ApiRequestFault fault;

  public ApiRequestException(ApiRequestFault fault) {
    super(fault.name(), null, false, false);
    this.fault = fault;
  }

  public ApiRequestFault fault() {
    return fault;
  }
}
