package playground.web.steps.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.flow.ApiFailure;
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

  private record Kind(String title, String scope) {}

  /** In the order in which {@code FlowService.check} makes them. */
  private static final List<Kind> KINDS =
      List.of(new Kind("List rooms", "spark:rooms_read"), new Kind("Get my own details", "spark:people_read"));

  /** The tutorial leaves it out at first: requesting it turns the second call's 403 into a 200. */
  private static final String SCOPE_FOR_OWN_DETAILS = "spark:people_read";

  private final PageContext context;

  CheckPanel(PageContext context) {
    this.context = context;
  }

  /**
   * What {@code steps/check/panel.jte} shows.
   *
   * @param number of the step, and {@code next} that of the step to do next
   * @param flow empty before the first callback
   * @param calls empty before the first check
   * @param widerScope the scopes to request so that both calls succeed; empty when they were requested
   * @param renewal a button that gets a new access token; empty while Webex accepts the one at hand
   */
  public record View(
      int number,
      int next,
      Optional<String> flow,
      List<Call> calls,
      Optional<String> widerScope,
      Optional<Fragment> renewal) {

    /** Whether there are tokens to check. */
    public boolean isReady() {
      return next >= number;
    }

    /** Whether every call that failed was expected to. */
    public boolean isDone() {
      return next > number;
    }

    /** What failed with both calls in the same way, so that it is said once; empty otherwise. */
    public Optional<FailureView> rejection() {
      return calls.stream().filter(Call::isUnauthorized).findFirst().flatMap(Call::failure);
    }
  }

  /**
   * One call.
   *
   * @param scope that it needs
   * @param failure empty when it succeeded
   * @param isScopeMissing whether the token lacks that scope
   */
  public record Call(String title, String scope, ApiCall call, Optional<FailureView> failure, boolean isScopeMissing) {

    /** Whether it had to fail: the token lacks the scope, and Webex said so. */
    public boolean isExpected() {
      return isScopeMissing && call.status().equals(Optional.of(403));
    }

    /** Whether Webex no longer accepts the token. */
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
    return !flow.checks().isEmpty()
        && flow.tokens().map(tokens -> calls(flow.checks(), tokens)).orElse(List.of()).stream()
            .allMatch(call -> call.failure().isEmpty() || call.isExpected());
  }

  @Override
  public Optional<Fragment> render(Optional<FlowState> flow, int next) {
    var tokens = flow.flatMap(FlowState::tokens);
    var calls = tokens.map(held -> calls(flow.get().checks(), held)).orElse(List.of());
    var view = new View(
        4,
        next,
        flow.map(FlowState::id),
        calls,
        tokens.map(Tokens::scopes)
            .filter(scopes -> !ScopeCatalogue.covers(scopes.names(), SCOPE_FOR_OWN_DETAILS))
            .map(scopes -> scopes.plus(SCOPE_FOR_OWN_DETAILS).toString()),
        flow.filter(f -> calls.stream().anyMatch(Call::isUnauthorized)).flatMap(context::renewal));
    return Optional.of(Templates.fragment("steps/check/panel.jte", view));
  }

  private List<Call> calls(List<CheckedCall> made, Tokens tokens) {
    return IntStream.range(0, made.size())
        .mapToObj(i -> {
          var kind = KINDS.get(i);
          var checked = made.get(i);
          var failure = ApiFailure.of(checked.call(), kind.scope, tokens)
              .map(found -> context.failure(found, checked.circumstances()));
          var isScopeMissing = !ScopeCatalogue.covers(tokens.scopes().names(), kind.scope);
          return new Call(kind.title, kind.scope, checked.call(), failure, isScopeMissing);
        })
        .toList();
  }
}
