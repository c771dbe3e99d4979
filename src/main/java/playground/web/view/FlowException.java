package playground.web.view;

/** A step was asked for whose time has not come, or is over. */
@SuppressWarnings("serial") // shown and dropped, never serialized
public final class FlowException extends RuntimeException {

  private final Failure failure;

  public FlowException(String what, String why, String whatToDo) {
    super(what, null, false, false);
    this.failure = Failure.of(what, why, whatToDo);
  }

  Failure failure() {
    return failure;
  }

  /** The walk that a form belongs to is not, or no longer, in this browser's session. */
  public static FlowException noFlow() {
    return new FlowException(
        "There is nothing under way in this browser that this button belongs to.",
        "The playground was restarted, the browser's cookies were deleted, or it was idle for hours: what was obtained"
            + " has been forgotten.",
        "Start again with the first step.");
  }
}
