package playground.web.tools.console;

import java.util.Optional;
import playground.oauth.Tokens;
import playground.webex.ApiCall;
import playground.webex.ApiPath;
import playground.webex.ApiRequestFault;

/** What the console keeps of one browser: what was typed last, and what came of it. */
public final class ConsoleState {

  /**
   * As typed; the body may hold anything that its owner wrote, and nothing of ours.
   *
   * @param problem why it was not sent; empty when it was
   */
  public record Typed(String method, String path, String query, String body, Optional<ApiRequestFault> problem) {}

  /**
   * @param wanted the scope that the call wants; empty when nobody knows
   * @param next the page after this one; empty when there is none
   * @param tokens that it was called with, for explaining its refusal
   */
  public record Result(ApiCall call, String wanted, Optional<ApiPath> next, Tokens tokens) {}

  private Optional<Typed> typed = Optional.empty();
  private Optional<Result> answered = Optional.empty();

  synchronized Optional<Typed> typed() {
    return typed;
  }

  synchronized Optional<Result> answered() {
    return answered;
  }

  synchronized void refuse(Typed wrong) {
    typed = Optional.of(wrong);
    answered = Optional.empty();
  }

  synchronized void note(Typed sent, Result answer) {
    typed = Optional.of(sent);
    answered = Optional.of(answer);
  }
}
