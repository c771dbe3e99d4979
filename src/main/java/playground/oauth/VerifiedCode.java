package playground.oauth;

/**
 * An authorization code whose state has been verified. Only {@link PendingAuthorization#verify} makes one, and only one of
 * these can be exchanged: the order of the flow is in the types.
 */
public final class VerifiedCode {

  private final Secret code;
  private final PendingAuthorization pending;

  VerifiedCode(Secret code, PendingAuthorization pending) {
    this.code = code;
    this.pending = pending;
  }

  /** The code as sent: short-lived, good for one exchange (RFC 6749 §4.1.2). */
  public Secret code() {
    return code;
  }

  /** The request that it belongs to; has the token endpoint, the client and the verifier. */
  public PendingAuthorization pending() {
    return pending;
  }

  @Override
  public String toString() {
    return "VerifiedCode[hidden]";
  }
}
