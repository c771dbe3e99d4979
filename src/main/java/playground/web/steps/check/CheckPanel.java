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
      List.of(new Kind("List rooms", "spark:rooms_read"), new Kind("Own details", "spark:people_read"));

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
   */
  public record View(
      int number, int next, Optional<String> flow, List<Call> calls, Optional<String> widerScope) {

    /** Whether there are tokens to check. */
    public boolean isReady() {
      return next >= number;
    }
  }

  /**
   * One call.
   *
   * @param scope that it needs
   * @param failure empty when it succeeded
   */
  public record Call(String title, String scope, ApiCall call, Optional<FailureView> failure) {}

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
            .allMatch(call -> call.failure().isEmpty());
  }

  @Override
  public Optional<Fragment> render(Optional<FlowState> flow, int next) {
    var tokens = flow.flatMap(FlowState::tokens);
    var view = new View(
        4,
        next,
        flow.map(FlowState::id),
        tokens.map(held -> calls(flow.get().checks(), held)).orElse(List.of()),
        tokens.map(Tokens::scopes)
            .filter(scopes -> !ScopeCatalogue.covers(scopes.names(), SCOPE_FOR_OWN_DETAILS))
            .map(scopes -> scopes.plus(SCOPE_FOR_OWN_DETAILS).toString()));
    return Optional.of(Templates.fragment("steps/check/panel.jte", view));
  }

  private List<Call> calls(List<CheckedCall> made, Tokens tokens) {
    return IntStream.range(0, made.size())
        .mapToObj(i -> {
          var kind = KINDS.get(i);
          var checked = made.get(i);
          var failure = ApiFailure.of(checked.call(), kind.scope, tokens)
              .map(found -> context.failure(found, checked.circumstances()));
          return new Call(kind.title, kind.scope, checked.call(), failure);
        })
        .toList();
  }
}
