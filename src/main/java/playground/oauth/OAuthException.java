package playground.oauth;

/** Ends a step with an {@link OAuthFailure}. Expected, so it has no stack trace; its message is the code's name. */
@SuppressWarnings("serial") // never serialized
public final class OAuthException extends RuntimeException {

  private final OAuthFailure failure;

  public OAuthException(OAuthFailure failure) {
    super(failure.codeName(), null, false, false);
    this.failure = failure;
  }

  public OAuthFailure failure() {
    return failure;
  }
}
