package playground.cli;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import playground.flow.ApiFailure;
import playground.flow.CheckCall;
import playground.flow.CheckedCall;
import playground.flow.FlowState;
import playground.oauth.Tokens;
import playground.text.FailureText;
import playground.text.TerminalTexts;

/** {@code check}: the calls of the tutorial with a token of a file, and how long its tokens live. */
final class CheckCommand {

  private final Terminal terminal;
  private final TerminalFlow flow;
  private final Clock clock;
  private final Set<FailureText> said = new HashSet<>(); // what both calls met is said once

  CheckCommand(Terminal terminal, TerminalFlow flow, Clock clock) {
    this.terminal = terminal;
    this.flow = flow;
    this.clock = clock;
  }

  /** Good when each call succeeded, or got the 403 that its token had to get. */
  ExitCode run(FlowState resumed) {
    var tokens = resumed.tokens().orElseThrow();
    var made = flow.check(resumed);
    var calls = CheckCall.of(flow.server());
    var worst = ExitCode.DONE;
    for (var i = 0; i < made.size(); i++) {
      var ended = report(calls.get(i), made.get(i), tokens);
      worst = ended.number() > worst.number() ? ended : worst;
    }
    lives(tokens).forEach(terminal::result);
    return worst;
  }

  private ExitCode report(CheckCall call, CheckedCall made, Tokens tokens) {
    var request = made.call().exchange().request();
    var failure = ApiFailure.of(made.call(), call.scope(), tokens);
    terminal.result(request.method() + " " + request.uri() + ": "
        + made.call().status().map(Object::toString).orElse("no response") + found(call, made)
        + (failure.filter(ApiFailure.ScopeMissing.class::isInstance).isPresent() ? ", lacks the scope " + call.scope() : ""));
    failure.map(known -> flow.words(known, made.circumstances())).filter(said::add).ifPresent(terminal::say);
    return failure.map(CheckCommand::codeOf).orElse(ExitCode.DONE);
  }

  private static String found(CheckCall call, CheckedCall made) {
    if (!made.call().isSuccess()) {
      return "";
    }
    return switch (call) {
      case ROOMS -> ", " + made.call().rooms().size() + (made.call().rooms().size() == 1 ? " room" : " rooms");
      case OWN_DETAILS -> made.call().displayName().map(name -> ", " + TerminalText.printable(name)).orElse("");
      case USERINFO -> "";
    };
  }

  private static ExitCode codeOf(ApiFailure failure) {
    if (failure instanceof ApiFailure.ScopeMissing) {
      return ExitCode.DONE;
    }
    return failure instanceof ApiFailure.NoUsableResponse none
        ? CommandFailure.codeOf(none.cause())
        : failure instanceof ApiFailure.ServerError ? ExitCode.NOBODY_THERE : ExitCode.REFUSED;
  }

  private List<String> lives(Tokens tokens) {
    var now = clock.instant();
    return List.of(
        TerminalTexts.life("Access token", tokens.lifetime(), now),
        tokens.refreshToken().isPresent()
            ? TerminalTexts.life("Refresh token", tokens.refreshLifetime(), now)
            : "Refresh token: none");
  }
}
