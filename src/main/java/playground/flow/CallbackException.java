package playground.flow;

import playground.oauth.OAuthFailure;

/**
 * A callback is rejected, or brings a refusal (RFC 6749 §4.1.2.1). Expected, so it has no stack trace; its message is the
 * code's name.
 */
@SuppressWarnings("serial") // never serialized
public final class CallbackException extends RuntimeException {

  private final OAuthFailure failure;
  private final Circumstances circumstances;

  CallbackException(OAuthFailure failure, Circumstances circumstances) {
    super(failure.codeName(), null, false, false);
    this.failure = failure;
    this.circumstances = circumstances;
  }

  public OAuthFailure failure() {
    return failure;
  }

  /** What was known at that moment. */
  public Circumstances circumstances() {
    return circumstances;
  }
}
