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
 * @param fault why it was not sent; empty when it was
 * @param result what came of it; empty when it was not sent
 */
public record ConsoleState(ConsoleRequest typed, Optional<ApiRequestFault> fault, Optional<Result> result) {

  /**
   * A call of the console and its response.
   *
   * @param checked the call
   * @param scope that the call needs; empty when that is not known
   * @param next the page after this one; empty when there is none
   * @param tokens that it was called with
   */
  public record Result(CheckedCall checked, String scope, Optional<ApiPath> next, Tokens tokens) {

    public ApiCall call() {
      return checked.call();
    }
  }

  static ConsoleState rejected(ConsoleRequest typed, ApiRequestFault fault) {
    return new ConsoleState(typed, Optional.of(fault), Optional.empty());
  }

  static ConsoleState sent(ConsoleRequest typed, Result result) {
    return new ConsoleState(typed, Optional.empty(), Optional.of(result));
  }
}
