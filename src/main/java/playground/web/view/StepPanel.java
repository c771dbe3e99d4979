package playground.web.view;

import java.util.Optional;
import playground.flow.FlowState;
import playground.html.Fragment;

/** What a further step contributes to the page of the flow. */
public interface StepPanel {

  /** Where on the page it stands. */
  enum Slot {
    /** Within step 3, below the tokens. */
    WITH_TOKENS,
    /** Below step 3. */
    BELOW
  }

  Slot slot();

  /** Its heading in the list of steps, where it then is the next number; empty for an optional step. */
  default Optional<String> numberedTitle() {
    return Optional.empty();
  }

  /** Whether nothing is left to do in it. */
  default boolean isDone(FlowState flow) {
    return false;
  }

  /** A button that gets a valid access token in place of one that Webex no longer accepts; empty when it has none. */
  default Optional<Fragment> renewal(FlowState flow) {
    return Optional.empty();
  }

  /**
   * @param flow empty before the first callback
   * @param next the number of the step to do next
   * @return empty when it has nothing to show for this flow
   */
  Optional<Fragment> render(Optional<FlowState> flow, int next);
}
