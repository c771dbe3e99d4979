package playground.web.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.oauth.Tokens;
import playground.web.html.Failure;
import playground.webex.ApiCall;

/**
 * One call of the check, as shown: request, status and answer side by side, and what to make of them.
 *
 * @param wanted the scope that the call wants
 * @param trouble why it was refused or failed, and the way out; empty when it went well
 */
public record CheckPanel(String title, String wanted, ApiCall call, Optional<Failure> trouble) {

  private record Kind(String title, String wanted) {}

  /** In the order in which {@link CheckServlet} makes them. */
  private static final List<Kind> KINDS =
      List.of(new Kind("List rooms", "spark:rooms_read"), new Kind("Own details", "spark:people_read"));

  /** The scope that the tutorial leaves out at first: asking for it turns the second call's 403 into a 200. */
  public static final String SCOPE_FOR_OWN_DETAILS = "spark:people_read";

  /**
   * @param calls in the order in which they were made; empty before the first check
   */
  public static List<CheckPanel> of(List<ApiCall> calls, Tokens tokens, Instant now) {
    return IntStream.range(0, calls.size())
        .mapToObj(
            i -> {
              var kind = KINDS.get(i);
              return new CheckPanel(kind.title, kind.wanted, calls.get(i), trouble(calls.get(i), kind.wanted, tokens, now));
            })
        .toList();
  }

  private static Optional<Failure> trouble(ApiCall call, String wanted, Tokens tokens, Instant now) {
    if (call.failure().isPresent()) {
      var failure = call.failure().get();
      return Optional.of(Failure.of(failure.what(), failure.why(), failure.whatToDo()));
    }
    return switch (call.status().orElse(200)) {
      case 401 -> Optional.of(unauthorized(tokens, now));
      case 403 -> Optional.of(forbidden(wanted, tokens));
      case 429 -> Optional.of(tooMany(call));
      default -> call.isSuccess() ? Optional.empty() : Optional.of(other(call.status().orElse(0)));
    };
  }

  /** Webex answers alike for every cause, so the reason has to be inferred from our own clock. */
  private static Failure unauthorized(Tokens tokens, Instant now) {
    return tokens.expiredAt(now)
        ? Failure.of(
            "Webex does not take this token (401): it has expired.",
            "Its lifetime, counted from when it was granted, is over.",
            "Refresh it, then check again.")
        : Failure.of(
            "Webex does not take this token (401).",
            "It has not expired by our clock, so it was probably revoked: by its owner, by an administrator, or by a"
                + " change of password. Or it belongs to another Webex than this base URL.",
            "Try a refresh. If that is refused too, start again with the first step.");
  }

  private static Failure forbidden(String wanted, Tokens tokens) {
    var all = tokens.scopes().contains("spark:all");
    if (!tokens.scopes().contains(wanted) && !all) {
      return Failure.of(
          "Webex refuses this call (403): the token lacks " + wanted + ".",
          "It was " + (isTold(tokens) ? "granted " : "asked for with ") + tokens.scopes() + ", and this call wants "
              + wanted + ".",
          "Ask for " + wanted + " too: a token is never widened, so the flow has to be walked again.");
    }
    return Failure.of(
        "Webex refuses this call (403), although " + (all ? "spark:all" : wanted)
            + (isTold(tokens) ? " was granted." : " was asked for."),
        "Webex has one text for several causes: the person may lack a role or a licence that the call wants.",
        "Sign in as another person, or ask your administrator.");
  }

  /** What Webex did not say it granted is not claimed to be. */
  private static boolean isTold(Tokens tokens) {
    return tokens.granted().isPresent();
  }

  private static Failure tooMany(ApiCall call) {
    return Failure.of(
        "Webex asks for fewer requests (429).",
        "This integration, or everybody behind this address, has asked too often.",
        call.retryAfter()
            .map(wait -> "Wait " + wait + ", as Webex asks, and check again.")
            .orElse("Wait a minute and check again."));
  }

  private static Failure other(int status) {
    return Failure.of(
        "This call was answered with " + status + ".",
        status >= 500 ? "Webex had a fault of its own." : "The base URL may be wrong: it must end in /v1.",
        "Look at the answer, then check again. The token is kept.");
  }
}
