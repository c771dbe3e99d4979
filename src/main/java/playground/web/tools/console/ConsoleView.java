package playground.web.tools.console;

import java.util.List;
import java.util.Optional;
import playground.oauth.Tokens;
import playground.text.FailureTexts;
import playground.web.view.FailureView;
import playground.web.view.Setup;

/**
 * What {@code tools/console/console.jte} shows.
 *
 * @param answer of the last call; empty before the first, and after something that was not sent
 * @param trouble why it was refused; empty when it was not
 * @param tokens of this browser's latest walk; empty before it has any
 */
public record ConsoleView(
    Setup setup,
    List<String> methods,
    ConsoleState.Typed typed,
    Optional<ConsoleState.Result> answer,
    Optional<FailureView> trouble,
    Optional<Tokens> tokens) {

  /** Why what was typed was not sent; empty when it was. */
  public String problem() {
    return typed.problem().map(FailureTexts::of).orElse("");
  }

  public List<ReadyCall> ready() {
    return ReadyCall.ALL;
  }

  /** Whether the token at hand lacks what the call wants. */
  public boolean isLacked(ReadyCall call) {
    return tokens.map(held -> call.isLackedBy(held.scopes())).orElse(false);
  }
}
