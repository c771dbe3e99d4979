package playground.web.tools.console;

import java.util.List;
import java.util.Optional;
import playground.flow.ApiConsole;
import playground.flow.ConsoleRequest;
import playground.flow.ConsoleState;
import playground.flow.FlowState;
import playground.flow.ReadyCall;
import playground.oauth.Tokens;
import playground.web.view.FailureView;
import playground.web.view.Frame;

/**
 * What {@code tools/console/console.jte} shows.
 *
 * @param problem why the call was not sent; empty when it was
 * @param result of the last call; empty before the first, and after one that was not sent
 * @param failure why it failed; empty when it did not
 * @param flow whose tokens the calls are made with; empty before there is one
 */
public record ConsoleView(
    Frame frame,
    ConsoleRequest typed,
    String problem,
    Optional<ConsoleState.Result> result,
    Optional<FailureView> failure,
    Optional<FlowState> flow) {

  /** Empty before the flow has any. */
  public Optional<Tokens> tokens() {
    return flow.flatMap(FlowState::tokens);
  }

  public List<String> methods() {
    return ApiConsole.METHODS;
  }

  public List<ReadyCall> ready() {
    return ReadyCall.ALL;
  }

  /** Whether the token at hand lacks the scope that the call needs. */
  public boolean isScopeMissing(ReadyCall call) {
    return tokens().map(held -> call.isScopeMissing(held.scopes())).orElse(false);
  }
}
