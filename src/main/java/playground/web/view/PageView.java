package playground.web.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.FlowState;
import playground.flow.RequestForm;
import playground.html.Fragment;
import playground.web.view.StepPanel.Slot;

/**
 * The page of the flow, as {@code page.jte} shows it.
 *
 * @param notices what the page says beside the steps
 * @param flow empty before the first callback
 * @param step the number of the step to do next; one more than there are when nothing is left to do
 * @param titles of the numbered steps
 * @param withTokens panels of further steps within step 3
 * @param below panels of further steps below step 3
 */
public record PageView(
    Frame frame,
    RequestStep request,
    Notices notices,
    Optional<FlowView> flow,
    int step,
    List<String> titles,
    List<Fragment> withTokens,
    List<Fragment> below) {

  private static final List<String> THREE_STEPS =
      List.of("Request an authorization code", "Receive the code", "Exchange the code for tokens");

  public static PageView of(
      PageContext context, RequestForm form, Optional<FlowState> flow, Notices notices) {
    var panels = context.panels();
    var frame = context.frame();
    var view = flow.map(f -> FlowView.of(f, context));
    var step = flow.map(f -> step(f, panels)).orElse(1);
    var titles = Stream.concat(THREE_STEPS.stream(), panels.stream().flatMap(p -> p.numberedTitle().stream()));
    return new PageView(
        frame,
        context.requestSteps().of(form, new RequestStep.Surroundings(frame, notices, step, THREE_STEPS.get(0), view)),
        notices,
        view,
        step,
        titles.toList(),
        rendered(panels, Slot.WITH_TOKENS, flow, step),
        rendered(panels, Slot.BELOW, flow, step));
  }

  private static List<Fragment> rendered(List<StepPanel> panels, Slot slot, Optional<FlowState> flow, int step) {
    return panels.stream().filter(panel -> panel.slot() == slot)
        .flatMap(panel -> panel.render(flow, step).stream()).toList();
  }

  /** The number of the step to do next; one more than there are when nothing is left to do. */
  static int step(FlowState flow, List<StepPanel> panels) {
    if (flow.tokens().isEmpty()) {
      return flow.codeRequest().isPresent() ? THREE_STEPS.size() : 1; // a used code leads back to the first step
    }
    var done = panels.stream().filter(panel -> panel.numberedTitle().isPresent())
        .takeWhile(panel -> panel.isDone(flow)).count();
    return THREE_STEPS.size() + 1 + (int) done;
  }

  /** Hides the state. */
  @Override
  public String toString() {
    return "PageView[hidden]";
  }
}
