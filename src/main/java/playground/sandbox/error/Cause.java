package playground.sandbox.error;

/**
 * Why a request was refused, or served in an unusual way: codes, and their words for the sandbox's log. The response
 * reveals less, as at Webex; its words are those of {@link ErrorText}.
 */
public enum Cause {
  /** Parameter: the fault's name. */
  FAULT("the fault %s"),
  /** Parameters: the fault's name, the delay in seconds. */
  FAULT_DELAY("the fault %s, %d s"),
  /** Parameter: the fault's name. */
  FAULT_AFTER_SERVING("the fault %s; the request was served all the same"),

  /** Parameter: the list of allowed methods. */
  METHOD_NOT_ALLOWED("the method is not one of %s"),
  /** Webex may have the path; the sandbox has not. */
  NOT_PLAYED("the sandbox does not play this call"),
  NO_API_VERSION("the path lacks /v1");

  private final String format;

  Cause(String format) {
    this.format = format;
  }

  /** The words for the log; the parameters must hold no secret. */
  public String words(Object... parameters) {
    return format.formatted(parameters);
  }
}
