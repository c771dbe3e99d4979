package playground.web.view;

import java.util.Optional;
import playground.flow.BrowserState;

/**
 * What the page of the flow says beside the steps.
 *
 * @param gone why there is no flow, when there was one
 * @param notBack empty when the browser is not away
 * @param refusal why the last callback brought no code; empty when it did, or none has come
 */
public record Notices(Gone gone, Optional<NotBackView> notBack, Optional<FailureView> refusal) {

  /** Why there is no flow. */
  public enum Gone {
    NO,
    /** The URL names a flow that is not known. */
    FORGOTTEN,
    /** The session has just been cleared. */
    CLEARED
  }

  public static Notices of(Optional<BrowserState> browser, PageContext context) {
    return new Notices(
        Gone.NO,
        browser.flatMap(context.flows()::awaited).map(awaited -> NotBackView.of(awaited, context)),
        browser.flatMap(BrowserState::refusal)
            .map(refusal -> context.failure(refusal.failure(), refusal.circumstances())));
  }

  public Notices with(Gone why) {
    return new Notices(why, notBack, refusal);
  }
}
