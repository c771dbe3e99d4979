package playground.flow;

import java.util.Optional;
import playground.oauth.Tokens;
import playground.webex.api.ApiCall;
import playground.webex.api.ApiPath;
import playground.webex.api.ApiRequestFault;

/**
 * What the API console of one browser was last used for.
 *
 * @param typed the call as typed
 * @param fault why it was not sent, or a pasted token not taken; empty when neither is so
 * @param result what came of it; empty when it was not sent
 * @param pasted the token that calls are made with in place of a flow's; empty when there is none
 */
public record ConsoleState(
    ConsoleRequest typed, Optional<ApiRequestFault> fault, Optional<Result> result, Optional<PastedToken> pasted) {

  static final ConsoleState UNUSED =
      new ConsoleState(ConsoleRequest.NONE, Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A call of the console and its response.
   *
   * @param checked the call
   * @param scope that the call needs; empty when that is not known
   * @param next the page after this one; empty when there is none
   * @param tokens of the flow that it was called with; empty when it was a pasted token
   */
  public record Result(CheckedCall checked, String scope, Optional<ApiPath> next, Optional<Tokens> tokens) {

    public ApiCall call() {
      return checked.call();
    }

    /** Empty when the call succeeded. */
    public Optional<ApiFailure> failure() {
      return tokens
          .map(held -> ApiFailure.of(call(), scope, held))
          .orElseGet(() -> ApiFailure.ofPasted(call(), scope));
    }
  }

  /** Whether the call waits for the person to confirm it. */
  public boolean isUnconfirmed() {
    return typed.needsConfirmation() && fault.isEmpty() && result.isEmpty();
  }

  ConsoleState rejected(ConsoleRequest request, ApiRequestFault why) {
    return new ConsoleState(request, Optional.of(why), Optional.empty(), pasted);
  }

  ConsoleState unconfirmed(ConsoleRequest request) {
    return new ConsoleState(request, Optional.empty(), Optional.empty(), pasted);
  }

  ConsoleState sent(ConsoleRequest request, Result came) {
    var tried = came.tokens().isPresent() ? pasted : pasted.map(token -> token.tried(came.call(), came.scope()));
    return new ConsoleState(request, Optional.empty(), Optional.of(came), tried);
  }

  ConsoleState withPasted(Optional<PastedToken> token) {
    return new ConsoleState(typed, Optional.empty(), Optional.empty(), token);
  }
}
