package playground.oauth;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import playground.oauth.OAuthFailure.CallbackRejected;

/**
 * The attempts of one browser that are under way, several at once when it has several tabs, and the judge of what
 * comes back (RFC 6749 §10.12, RFC 9700 §4.7).
 *
 * <p>State is judged before anything else of a callback is read. A match takes its attempt out, in one step, so that
 * a state serves once even when the same callback arrives twenty times at once; a callback that matches nothing takes
 * nothing, so a forged one costs the real one nothing. The oldest attempt gives way when there are too many.
 */
public final class PendingAuthorizations {

  /** Attempts under way in one browser; more tabs than anyone keeps, and a bound on what a session can weigh. */
  public static final int MAX_PENDING = 20;

  private static final int MAX_REMEMBERED = 40;

  /** A state that serves no more, kept for a while so that the refusal can name the true reason. */
  private record Retired(State state, CallbackFault why) {}

  private final Deque<PendingAuthorization> pending = new ArrayDeque<>();
  private final Deque<Retired> retired = new ArrayDeque<>();

  /**
   * Notes an attempt, just before the browser leaves. One with the same state is replaced: somebody went back and
   * pressed the button again.
   *
   * @return false, and nothing is noted, when the state has served already
   */
  public synchronized boolean begin(PendingAuthorization attempt) {
    var state = attempt.request().state();
    if (retired.stream().anyMatch(old -> old.state().matches(state.value()))) {
      return false;
    }
    pending.removeIf(other -> other.request().state().matches(state.value()));
    pending.addLast(attempt);
    if (pending.size() > MAX_PENDING) {
      retire(pending.removeFirst(), CallbackFault.DISPLACED_STATE);
    }
    return true;
  }

  /**
   * Judges a callback and, if its state is ours, takes the attempt it belongs to.
   *
   * @param callback the query of the callback, decoded
   * @return the code it brought, now fit to be exchanged
   * @throws OAuthException with {@link CallbackRejected} when we say no, with {@link OAuthFailure.AuthorizationDenied}
   *     when the authorization server does
   */
  public synchronized VerifiedCode take(Form callback, Instant now) {
    var states = valuesOf(callback, "state");
    if (states.isEmpty() || states.get(0).isEmpty()) {
      throw rejected(CallbackFault.NO_STATE);
    }
    if (states.size() > 1) {
      throw rejected(CallbackFault.REPEATED_PARAMETER);
    }
    var attempt = takeByState(states.get(0), now);
    if (!callback.repeated().isEmpty()) {
      throw rejected(CallbackFault.REPEATED_PARAMETER);
    }
    return attempt.codeOf(callback);
  }

  private PendingAuthorization takeByState(String state, Instant now) {
    var attempt = matching(state).orElseThrow(() -> rejected(whyUnknown(state)));
    pending.remove(attempt);
    if (attempt.expiredAt(now)) {
      retire(attempt, CallbackFault.EXPIRED_STATE);
      throw rejected(CallbackFault.EXPIRED_STATE);
    }
    retire(attempt, CallbackFault.REPLAYED_STATE);
    return attempt;
  }

  /** Compares with every attempt and stops at none: how long it takes says nothing about which one matched. */
  private Optional<PendingAuthorization> matching(String state) {
    var matches = new ArrayList<PendingAuthorization>();
    for (var attempt : pending) {
      if (attempt.request().state().matches(state)) {
        matches.add(attempt);
      }
    }
    return matches.stream().findFirst();
  }

  private CallbackFault whyUnknown(String state) {
    return retired.stream()
        .filter(old -> old.state().matches(state))
        .map(Retired::why)
        .findFirst()
        .orElse(CallbackFault.UNKNOWN_STATE);
  }

  private void retire(PendingAuthorization attempt, CallbackFault why) {
    retired.addLast(new Retired(attempt.request().state(), why));
    if (retired.size() > MAX_REMEMBERED) {
      retired.removeFirst();
    }
  }

  private static OAuthException rejected(CallbackFault fault) {
    return new OAuthException(new CallbackRejected(fault));
  }

  private static List<String> valuesOf(Form callback, String name) {
    return callback.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Form.Parameter::value)
        .toList();
  }
}
