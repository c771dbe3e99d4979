package playground.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.OAuthFailure;

/**
 * One poll of a device grant, and what it means for the next.
 *
 * @param tokens the exchange, with the tokens or with why there are none
 * @param retryAfter how long the server asks to be left alone; empty when it does not say
 */
public record DevicePoll(PollResult answer, TokenExchange tokens, Optional<Duration> retryAfter) {

  static DevicePoll answered(RawResponse reply, TokenExchange tokens, Instant now) {
    return new DevicePoll(meaning(reply, tokens), tokens, RetryAfter.of(reply, now));
  }

  /** Nothing usable came: a timeout, as RFC 8628 §3.5 has it, unless it is an answer that no waiting mends. */
  static DevicePoll unanswered(TokenExchange tokens) {
    var worthWaiting = tokens.failure().filter(OAuthFailure.NoResponse.class::isInstance).isPresent();
    return new DevicePoll(worthWaiting ? PollResult.NONE : PollResult.REFUSED, tokens, Optional.empty());
  }

  private static PollResult meaning(RawResponse reply, TokenExchange tokens) {
    if (tokens.granted().isPresent()) {
      return PollResult.GRANTED;
    }
    var said = ErrorResponse.of(reply).inWords().orElse("").toLowerCase(Locale.ROOT);
    if (said.contains("slow_down") || reply.status() == 429) { // the latter is the gateway's way of saying it
      return PollResult.SLOW_DOWN;
    }
    // Pending is documented as 428, whose body may be empty, and as 400 (contract, 1.D).
    if (reply.status() == 428 || reply.status() == 400 && said.contains("authorization_pending")) {
      return PollResult.PENDING;
    }
    if (reply.status() >= 500) {
      return PollResult.NONE;
    }
    return said.contains("access_denied") ? PollResult.DENIED : said.contains("expired_token") ? PollResult.EXPIRED : PollResult.REFUSED;
  }
}
