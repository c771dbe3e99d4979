package playground.flow;

import java.util.Optional;
import playground.oauth.OAuthFailure;
import playground.webex.HttpExchange;

/**
 * One entry of a browser's HTTP log. The exchange in it is redacted.
 *
 * @param number counts from 1 in the order of the requests
 * @param failure why a callback was rejected; empty for everything else
 * @param bytes of memory that it takes, estimated
 */
public record LoggedExchange(
    int number, LogEvent event, HttpExchange exchange, Optional<OAuthFailure> failure, long bytes) {

  /** With our response to the browser. */
  LoggedExchange answered(int status, Optional<String> location) {
    return of(number, event, exchange.answered(status, location), failure);
  }

  static LoggedExchange of(int number, LogEvent event, HttpExchange exchange, Optional<OAuthFailure> failure) {
    return new LoggedExchange(number, event, exchange, failure, Footprint.of(exchange));
  }
}
