package playground.web.view;

import java.util.Optional;
import playground.flow.BrowserState;

/**
 * What the page of the flow says beside the steps.
 *
 * @param about why there is no flow
 * @param notBack empty when the browser is not away
 * @param refusal why the last callback brought no code; empty when it did, or none has come
 */
public record Notices(About about, Optional<NotBackView> notBack, Optional<FailureView> refusal) {

  /** Why the page has no flow, as far as that needs words. */
  public enum About {
    NOTHING,
    /** The URL names a flow that is not known. */
    FORGOTTEN,
    /** The session has just been cleared. */
    CLEARED
  }

  static Notices of(Optional<BrowserState> browser, About about, PageContext context) {
    return new Notices(
        about,
        browser.flatMap(context.flows()::awaited).map(awaited -> NotBackView.of(awaited, context)),
        browser.flatMap(BrowserState::refusal)
            .map(refusal -> context.failure(refusal.failure(), refusal.circumstances())));
  }
}
