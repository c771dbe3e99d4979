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
 * @param flow empty before the first callback
 * @param step the number of the step to do next; one more than there are when nothing is left to do
 * @param titles of the numbered steps
 * @param notice what to say above the steps
 * @param withTokens panels of further steps within step 3
 * @param below panels of further steps below step 3
 */
public record PageView(
    Frame frame,
    RequestView request,
    Optional<FlowView> flow,
    int step,
    List<String> titles,
    Notice notice,
    List<Fragment> withTokens,
    List<Fragment> below) {

  /** What the page says above the steps. */
  public enum Notice {
    NONE,
    /** The URL names a flow that is not known. */
    FORGOTTEN,
    /** The session has just been cleared. */
    CLEARED
  }

  private static final List<String> THREE_STEPS =
      List.of("Request an authorization code", "Receive the code", "Exchange the code for tokens");

  /** The page without a flow, and why there is none. */
  public static PageView without(PageContext context, RequestForm form, List<StepPanel> panels, Notice why) {
    return of(context, form, Optional.empty(), panels, why);
  }

  public static PageView of(
      PageContext context, RequestForm form, Optional<FlowState> flow, List<StepPanel> panels) {
    return of(context, form, flow, panels, Notice.NONE);
  }

  private static PageView of(
      PageContext context,
      RequestForm form,
      Optional<FlowState> flow,
      List<StepPanel> panels,
      Notice notice) {
    var step = flow.map(f -> step(f, panels)).orElse(1);
    var titles = Stream.concat(THREE_STEPS.stream(), panels.stream().flatMap(p -> p.numberedTitle().stream()));
    return new PageView(
        context.frame(),
        RequestView.of(form, context),
        flow.map(f -> FlowView.of(f, context)),
        step,
        titles.toList(),
        notice,
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
