package playground.web.steps.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.flow.ApiFailure;
import playground.flow.CheckCall;
import playground.flow.CheckedCall;
import playground.flow.FlowState;
import playground.html.Fragment;
import playground.html.Templates;
import playground.oauth.Tokens;
import playground.scopes.ScopeCatalogue;
import playground.web.view.FailureView;
import playground.web.view.PageContext;
import playground.web.view.StepPanel;
import playground.webex.api.ApiCall;

/** The check as shown: for each call request, response, and what to make of them. */
public final class CheckPanel implements StepPanel {

  private static final int NUMBER = 4;

  private record Kind(String id, String title) {
    static Kind of(CheckCall call) {
      return switch (call) {
        case ROOMS -> new Kind("rooms_read", "List rooms");
        case OWN_DETAILS -> new Kind("people_read", "Get my own details");
        case USERINFO -> new Kind("userinfo", "Get your claims from userinfo");
      };
    }
  }

  private final PageContext context;

  CheckPanel(PageContext context) {
    this.context = context;
  }

  /**
   * What {@code steps/check/panel.jte} shows.
   *
   * @param next the number of the step to do next
   * @param flow empty before the first callback
   * @param server what the calls go to
   * @param calls empty before the first check
   * @param wider what to request so that every call succeeds; empty when it was requested
   * @param renewal a button that gets a new access token; empty while the server accepts the one at hand
   */
  public record View(
      int next,
      Optional<String> flow,
      Server server,
      List<Call> calls,
      Optional<Wider> wider,
      Optional<Fragment> renewal) {

    public int number() {
      return NUMBER;
    }

    /** Whether there are tokens to check, and a call to check them with. */
    public boolean isReady() {
      return next >= NUMBER && server.hasCalls();
    }

    /** Whether every call that failed was expected to. */
    public boolean isDone() {
      return next > NUMBER;
    }

    /** What failed with both calls in the same way, so that it is said once; empty otherwise. */
    public Optional<FailureView> rejection() {
      return calls.stream().filter(Call::isUnauthorized).findFirst().flatMap(Call::failure);
    }
  }

  /**
   * The server, as far as the panel depends on it.
   *
   * @param name as pages call it
   * @param hasCalls whether it has a call that can be made without knowing more of it
   */
  public record Server(String name, boolean isWebex, boolean hasCalls) {}

  /**
   * The request that makes every call succeed.
   *
   * @param missing the scope that the token lacks
   * @param scopes that one and those of the token
   */
  public record Wider(String missing, String scopes) {}

  /**
   * One call.
   *
   * @param id of its element
   * @param scope that it needs
   * @param failure empty when it succeeded
   * @param isScopeMissing whether the token lacks that scope
   */
  public record Call(String id, String title, String scope, ApiCall call, Optional<FailureView> failure, boolean isScopeMissing) {

    /** Whether it had to fail: the token lacks the scope, and the server said so. */
    public boolean isExpected() {
      return isScopeMissing && call.status().equals(Optional.of(403));
    }

    /** Whether the server no longer accepts the token. */
    public boolean isUnauthorized() {
      return call.status().equals(Optional.of(401));
    }
  }

  @Override
  public Slot slot() {
    return Slot.BELOW;
  }

  @Override
  public Optional<String> numberedTitle() {
    return Optional.of("Check your work");
  }

  @Override
  public boolean isDone(FlowState flow) {
    return !hasCalls() || !flow.checks().isEmpty()
        && flow.tokens().map(tokens -> calls(flow.checks(), tokens)).orElse(List.of()).stream()
            .allMatch(call -> call.failure().isEmpty() || call.isExpected());
  }

  @Override
  public Optional<Fragment> render(Optional<FlowState> flow, int next) {
    var tokens = flow.flatMap(FlowState::tokens);
    var calls = tokens.map(held -> calls(flow.get().checks(), held)).orElse(List.of());
    var view = new View(
        next,
        flow.map(FlowState::id),
        new Server(context.serverName(), isWebex(), hasCalls()),
        calls,
        tokens.map(Tokens::scopes)
            .filter(scopes -> hasCalls() && !ScopeCatalogue.covers(scopes.names(), lastScope()))
            .map(scopes -> new Wider(lastScope(), scopes.plus(lastScope()).toString())),
        flow.filter(f -> calls.stream().anyMatch(Call::isUnauthorized)).flatMap(context::renewal));
    return Optional.of(Templates.fragment("steps/check/panel.jte", view));
  }

  private boolean isWebex() {
    return context.serverKind().isWebex();
  }

  private boolean hasCalls() {
    return !made().isEmpty();
  }

  /** The calls that a check makes. */
  private List<CheckCall> made() {
    return CheckCall.of(context.settings().server());
  }

  /** The tutorial leaves it out at first: requesting it turns the last call's 403 into a 200. */
  private String lastScope() {
    return made().get(made().size() - 1).scope();
  }

  private List<Call> calls(List<CheckedCall> checks, Tokens tokens) {
    return IntStream.range(0, checks.size())
        .mapToObj(i -> {
          var scope = made().get(i).scope();
          var kind = Kind.of(made().get(i));
          var checked = checks.get(i);
          var failure = ApiFailure.of(checked.call(), scope, tokens)
              .map(found -> context.failure(found, checked.circumstances()));
          var isScopeMissing = !ScopeCatalogue.covers(tokens.scopes().names(), scope);
          return new Call(kind.id, kind.title, scope, checked.call(), failure, isScopeMissing);
        })
        .toList();
  }
}
