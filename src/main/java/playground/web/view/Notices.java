package playground.web.view;

import java.util.Optional;
import playground.flow.BrowserState;

/**
 * What the page of the flow says beside the steps.
 *
 * @param isForgotten whether the URL names a flow that is not known
 * @param notBack empty when the browser is not away
 * @param refusal why the last callback brought no code; empty when it did, or none has come
 */
public record Notices(boolean isForgotten, Optional<NotBackView> notBack, Optional<FailureView> refusal) {

  static Notices of(Optional<BrowserState> browser, boolean isForgotten, PageContext context) {
    return new Notices(
        isForgotten,
        browser.flatMap(context.flows()::awaited).map(awaited -> NotBackView.of(awaited, context)),
        browser.flatMap(BrowserState::refusal)
            .map(refusal -> context.failure(refusal.failure(), refusal.circumstances())));
  }
}
