package playground.cli;

import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure;
import playground.text.FailureText;

/** The end of a command that has failed: its exit code, and what to say. Expected, so it has no stack trace. */
@SuppressWarnings("serial") // shown and dropped, never serialized
final class CommandFailure extends RuntimeException {

  private final ExitCode code;
  private final FailureText text;
  private final boolean endsGrant;

  CommandFailure(ExitCode code, FailureText text) {
    this(code, text, false);
  }

  private CommandFailure(ExitCode code, FailureText text, boolean endsGrant) {
    super(code.name(), null, false, false);
    this.code = code;
    this.text = text;
    this.endsGrant = endsGrant;
  }

  static CommandFailure of(OAuthFailure failure, FailureText text) {
    return new CommandFailure(codeOf(failure), text, failure.endsGrant());
  }

  /** The exit code of a failure: whether somebody said no, or nobody was there to say anything. */
  static ExitCode codeOf(OAuthFailure failure) {
    var isAway = failure instanceof OAuthFailure.NoResponse
        || failure instanceof OAuthFailure.RequestDenied denied
            && (denied.code() == DenialCode.SERVER_ERROR || denied.code() == DenialCode.GATEWAY_ERROR);
    return isAway ? ExitCode.NOBODY_THERE : ExitCode.REFUSED;
  }

  ExitCode code() {
    return code;
  }

  /** Whether the refresh token that was sent can never be used again. */
  boolean endsGrant() {
    return endsGrant;
  }

  FailureText text() {
    return text;
  }
}
