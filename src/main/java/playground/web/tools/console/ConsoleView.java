package playground.web.tools.console;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import playground.flow.ApiConsole;
import playground.flow.ConsoleRequest;
import playground.flow.ConsoleState;
import playground.flow.FlowState;
import playground.flow.LocalSandbox;
import playground.flow.PastedToken;
import playground.flow.ReadyCall;
import playground.oauth.Tokens;
import playground.text.FailureTexts;
import playground.web.view.FailureView;
import playground.web.view.Frame;
import playground.webex.api.ApiRequestFault;

/**
 * What {@code tools/console/console.jte} shows.
 *
 * @param typed what the fields hold
 * @param calls to choose from
 * @param last use of the console; empty before the first, and while another call is being typed
 * @param failure why the last call failed; empty when it did not
 * @param bearer what the calls are made with
 */
public record ConsoleView(
    Frame frame,
    ConsoleRequest typed,
    Calls calls,
    Optional<ConsoleState> last,
    Optional<FailureView> failure,
    Bearer bearer) {

  /**
   * The token that calls are made with.
   *
   * @param pasted empty when it is the flow's
   * @param flow whose token it is otherwise; empty before there is one
   */
  public record Bearer(Optional<PastedToken> pasted, Optional<FlowState> flow) {}

  /**
   * The calls to choose from.
   *
   * @param sandbox beside us; empty when another server is used
   */
  public record Calls(List<ReadyCall> all, Optional<LocalSandbox> sandbox) {}

  public List<ReadyCall> ready() {
    return calls.all();
  }

  public Optional<PastedToken> pasted() {
    return bearer.pasted();
  }

  public Optional<FlowState> flow() {
    return bearer.flow();
  }

  /** The flow's; empty before it has any. */
  public Optional<Tokens> tokens() {
    return flow().flatMap(FlowState::tokens);
  }

  public boolean hasToken() {
    return pasted().isPresent() || tokens().isPresent();
  }

  /** The only host that a token is sent to. */
  public String host() {
    return URI.create(frame().baseUrl()).getRawAuthority();
  }

  /** To the second; empty when it is not known. */
  public Optional<Instant> expiresAt() {
    return pasted().flatMap(PastedToken::expiresAt).map(moment -> moment.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Why the call was not sent; empty when it was. */
  public String problem() {
    return fault(false);
  }

  /** Why the pasted token was not taken; empty when it was. */
  public String tokenProblem() {
    return fault(true);
  }

  private String fault(boolean ofToken) {
    return last.flatMap(ConsoleState::fault)
        .filter(fault -> (fault == ApiRequestFault.TOKEN_MALFORMED) == ofToken)
        .map(FailureTexts::of)
        .orElse("");
  }

  public boolean isUnconfirmed() {
    return last.map(ConsoleState::isUnconfirmed).orElse(false);
  }

  /** Path and query of the typed call, as they are sent. */
  public String target() {
    var base = URI.create(frame().baseUrl()).getRawPath();
    return base + typed.path() + (typed.query().isBlank() ? "" : "?" + typed.query());
  }

  public Optional<ConsoleState.Result> result() {
    return last.flatMap(ConsoleState::result);
  }

  public List<String> methods() {
    return ApiConsole.METHODS;
  }

  /** Whether the sandbox is used, and does not play the call. */
  public boolean isMissingInSandbox(ReadyCall call) {
    var path = URI.create(frame().baseUrl()).getPath() + call.path();
    return calls.sandbox().filter(beside -> !beside.plays(call.method(), path)).isPresent();
  }

  /** What is known of the token and the scope that the call needs; empty when nothing is. */
  public String scopeNote(ReadyCall call) {
    return pasted().map(token -> noteOf(token, call)).orElseGet(() -> isScopeMissing(call) ? "which this token lacks" : "");
  }

  private static String noteOf(PastedToken token, ReadyCall call) {
    return token.working().contains(call.scope()) ? "which this token has"
        : token.refused().contains(call.scope()) ? "refused with 403"
        : "";
  }

  private boolean isScopeMissing(ReadyCall call) {
    return tokens().map(held -> call.isScopeMissing(held.scopes())).orElse(false);
  }
}
