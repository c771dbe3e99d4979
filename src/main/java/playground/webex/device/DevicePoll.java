package playground.webex.device;

import java.time.Duration;
import java.util.Optional;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.OAuthFailure.NoResponse;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.OAuthFailure;
import playground.webex.token.TokenExchange;

/**
 * One poll of a device grant, and what it means for the next.
 *
 * @param tokens the exchange, with the tokens or with why there are none
 * @param retryAfter the wait that the server demands; empty when it does not say
 */
public record DevicePoll(PollResult result, TokenExchange tokens, Optional<Duration> retryAfter) {

  static DevicePoll of(TokenExchange tokens) {
    var denied = tokens.failure().filter(RequestDenied.class::isInstance).map(RequestDenied.class::cast);
    var result = tokens.failure().map(DevicePoll::resultOf).orElse(PollResult.GRANTED);
    return new DevicePoll(result, tokens, denied.flatMap(RequestDenied::retryAfter));
  }

  /** A connection that fails is worth waiting for (RFC 8628 §3.5); a response that cannot be used is not. */
  private static PollResult resultOf(OAuthFailure failure) {
    if (failure instanceof RequestDenied denied) {
      return resultOf(denied);
    }
    return failure instanceof NoResponse ? PollResult.NONE : PollResult.REFUSED;
  }

  private static PollResult resultOf(RequestDenied denied) {
    return switch (denied.code()) {
      case AUTHORIZATION_PENDING -> PollResult.PENDING;
      case SLOW_DOWN, RATE_LIMITED -> PollResult.SLOW_DOWN; // the latter is the gateway's way of saying it
      case SERVER_ERROR, GATEWAY_ERROR -> PollResult.NONE;
      case ACCESS_DENIED -> PollResult.DENIED;
      case EXPIRED_TOKEN -> PollResult.EXPIRED;
      default -> PollResult.REFUSED;
    };
  }
}
