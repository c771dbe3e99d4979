package playground.web.steps.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.flow.ApiFailure;
import playground.oauth.Tokens;
import playground.web.view.FailureView;
import playground.web.view.Setup;
import playground.webex.ApiCall;

/**
 * One call of the check, as shown: request, status and answer side by side, and what to make of them.
 *
 * @param wanted the scope that the call wants
 * @param trouble why it was refused or failed, and the way out; empty when it went well
 */
public record CheckPanel(String title, String wanted, ApiCall call, Optional<FailureView> trouble) {

  private record Kind(String title, String wanted) {}

  /** In the order in which {@link CheckServlet} makes them. */
  private static final List<Kind> KINDS =
      List.of(new Kind("List rooms", "spark:rooms_read"), new Kind("Own details", "spark:people_read"));

  /** The scope that the tutorial leaves out at first: asking for it turns the second call's 403 into a 200. */
  public static final String SCOPE_FOR_OWN_DETAILS = "spark:people_read";

  /**
   * @param calls in the order in which they were made; empty before the first check
   */
  public static List<CheckPanel> of(List<ApiCall> calls, Tokens tokens, Setup setup, Instant now) {
    return IntStream.range(0, calls.size())
        .mapToObj(
            i -> {
              var kind = KINDS.get(i);
              return new CheckPanel(kind.title, kind.wanted, calls.get(i), failure(calls.get(i), kind.wanted, tokens, setup, now));
            })
        .toList();
  }

  private static Optional<FailureView> failure(ApiCall call, String wanted, Tokens tokens, Setup setup, Instant now) {
    return ApiFailure.of(call, wanted, tokens, now).map(failure -> FailureView.of(failure, setup));
  }
}
