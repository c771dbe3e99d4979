package playground.web.view;

import java.util.Optional;
import playground.flow.BrowserState;

/**
 * What came of the browser's last departure, when it was no code.
 *
 * @param refusal why the callback brought none; empty when it did, or none has come
 * @param notBack empty when the browser is not away
 */
public record ReturnView(Optional<FailureView> refusal, Optional<NotBackView> notBack) {

  static ReturnView of(Optional<BrowserState> browser, PageContext context) {
    return new ReturnView(
        browser.flatMap(BrowserState::refusal).map(refusal -> context.failure(refusal.failure())),
        browser.flatMap(context.flows()::awaited).map(awaited -> NotBackView.of(awaited, context)));
  }
}
