package playground.sandbox.error;

/** A check refuses the request; the servlet sends the refusal. */
@SuppressWarnings("serial") // thrown and caught within one request
public final class RefusalException extends RuntimeException {

  private final Refusal refusal;

  public RefusalException(Refusal refusal) {
    super(refusal.cause(), null, false, false); // no stack trace: a refusal is a response, not a failure
    this.refusal = refusal;
  }

  /** A refusal in JSON. */
  public static RefusalException json(ErrorText text, Cause cause, Object... parameters) {
    return json(text, cause.words(parameters));
  }

  /** A refusal in JSON. */
  public static RefusalException json(ErrorText text, String cause) {
    return new RefusalException(new Refusal.InJson(text, cause));
  }

  public Refusal refusal() {
    return refusal;
  }
}
