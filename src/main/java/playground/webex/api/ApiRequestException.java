package playground.webex.api;

/** A call of the API that a person typed is not sent. */
@SuppressWarnings("serial") // never serialized
public final class ApiRequestException extends IllegalArgumentException {

  private final ApiRequestFault fault;

  public ApiRequestException(ApiRequestFault fault) {
    super(fault.name());
    this.fault = fault;
  }

  public ApiRequestFault fault() {
    return fault;
  }
}
