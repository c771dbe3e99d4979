package playground.flow;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import playground.oauth.CallbackFault;
import playground.oauth.Form;
import playground.oauth.OAuthFailure;

/**
 * Why the callback of a browser's own authorization request brought no code. Remembered until the next request.
 *
 * @param state of the request
 * @param circumstances what was known when the callback came
 */
public record Refusal(String state, OAuthFailure failure, Circumstances circumstances) {

  /** The request was this browser's, but something on the way may have changed the callback, or forged it. */
  private static final Set<CallbackFault> SUSPICIOUS =
      EnumSet.of(CallbackFault.REPEATED_PARAMETER, CallbackFault.NO_ISSUER, CallbackFault.FOREIGN_ISSUER);

  /** The callback is that of this browser's request, and nothing in it can be used. */
  private static final Set<CallbackFault> USELESS =
      EnumSet.of(CallbackFault.NO_CODE, CallbackFault.EXPIRED_STATE, CallbackFault.DISPLACED_STATE);

  /**
   * The refusal that a callback brought; for a callback that is reloaded, the one that it brought at first.
   *
   * @param rejected why no code was captured
   * @param last the browser's last refusal
   * @return empty when the callback is not that of a request of this browser, or its state was used successfully
   */
  static Optional<Refusal> of(Form callback, CallbackException rejected, Optional<Refusal> last) {
    if (callback.repeated().contains("state")) {
      return Optional.empty();
    }
    return callback.value("state").flatMap(state -> isReplay(rejected.failure())
        ? last.filter(refusal -> refusal.state().equals(state))
        : Optional.of(new Refusal(state, rejected.failure(), rejected.circumstances())).filter(Refusal::isOwn));
  }

  private static boolean isReplay(OAuthFailure failure) {
    return failure instanceof OAuthFailure.CallbackRejected rejected && rejected.fault() == CallbackFault.REPLAYED_STATE;
  }

  private boolean isOwn() {
    return isSuspicious() || failure instanceof OAuthFailure.AuthorizationDenied || isRejectedFor(USELESS);
  }

  /** Whether the callback may have been changed on its way (RFC 6749 §3.1, RFC 9207 §2.4). */
  boolean isSuspicious() {
    return isRejectedFor(SUSPICIOUS);
  }

  private boolean isRejectedFor(Set<CallbackFault> faults) {
    return failure instanceof OAuthFailure.CallbackRejected rejected && faults.contains(rejected.fault());
  }

  /** Hides the state. */
  @Override
  public String toString() {
    return "Refusal[" + failure + "]";
  }
}
