package playground.cli;

import java.util.Optional;
import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure;
import playground.text.FailureText;

/** The end of a command that has failed: its exit code, and what to say. Expected, so it has no stack trace. */
@SuppressWarnings("serial") // shown and dropped, never serialized
final class CommandFailure extends RuntimeException {

  private final ExitCode code;
  private final FailureText text;
  private final Optional<OAuthFailure> failure;

  CommandFailure(ExitCode code, FailureText text) {
    this(code, text, Optional.empty());
  }

  private CommandFailure(ExitCode code, FailureText text, Optional<OAuthFailure> failure) {
    super(code.name(), null, false, false);
    this.code = code;
    this.text = text;
    this.failure = failure;
  }

  static CommandFailure of(OAuthFailure failure, FailureText text) {
    return new CommandFailure(codeOf(failure), text, Optional.of(failure));
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

  /** Whether the text is that of the pages, which speaks of their steps. */
  boolean hasWordsOfPages() {
    return failure.isPresent();
  }

  /** Whether the refresh token that was sent can never be used again. */
  boolean endsGrant() {
    return failure.map(OAuthFailure::endsGrant).orElse(false);
  }

  FailureText text() {
    return text;
  }
}
