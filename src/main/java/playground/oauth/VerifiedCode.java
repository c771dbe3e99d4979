package playground.oauth;

/**
 * An authorization code whose state has been verified. Only {@link PendingAuthorizations#take} makes one, and only one of
 * these can be exchanged: the order of the flow is in the types.
 */
public final class VerifiedCode {

  private final Secret code;
  private final PendingAuthorization attempt;

  VerifiedCode(Secret code, PendingAuthorization attempt) {
    this.code = code;
    this.attempt = attempt;
  }

  /** The code as sent: short-lived, good for one exchange (RFC 6749 §4.1.2). */
  public Secret code() {
    return code;
  }

  /** The attempt that asked for it: tells where it may be exchanged, by whom and with which verifier. */
  public PendingAuthorization attempt() {
    return attempt;
  }

  @Override
  public String toString() {
    return "VerifiedCode[hidden]";
  }
}
