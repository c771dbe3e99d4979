package playground.web.steps.check;

import java.time.Instant;
import java.util.Optional;
import playground.oauth.Tokens;
import playground.scopes.ScopeCatalogue;
import playground.web.view.Failure;
import playground.webex.ApiCall;

/** Why a call was refused or failed, as far as can be inferred, and the way out. */
public final class ApiFailures {

  private ApiFailures() {}

  /**
   * @param wanted the scope that the call wants; empty when nobody knows
   * @return empty when the call went well
   */
  public static Optional<Failure> of(ApiCall call, String wanted, Tokens tokens, Instant now) {
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
    if (!wanted.isEmpty() && !ScopeCatalogue.covers(tokens.scopes().names(), wanted)) {
      return Failure.of(
          "Webex refuses this call (403): the token lacks " + wanted + ".",
          "It was " + (isTold(tokens) ? "granted " : "asked for with ") + tokens.scopes() + ", and this call wants "
              + wanted + ".",
          "Ask for " + wanted + " too: a token is never widened, so the flow has to be walked again.");
    }
    return Failure.of(
        wanted.isEmpty()
            ? "Webex refuses this call (403)."
            : "Webex refuses this call (403), although "
                + (tokens.scopes().contains(wanted) ? wanted : ScopeCatalogue.ALL)
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
