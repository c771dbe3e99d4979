package playground.webex.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import playground.oauth.OAuthFailure;
import playground.webex.HttpExchange;

/**
 * One call to Webex's API and what came of it.
 *
 * @param status of HTTP; empty when no usable response came
 * @param rooms titles and kinds of the rooms in the response; empty unless it is a list of rooms
 * @param displayName of the person in the response; empty unless it is one
 * @param email of that person, the first if there are several; empty when there is none
 * @param retryAfter the wait that the server demands; empty when it does not say
 * @param failure why no response came; empty when one did, whatever its status
 */
public record ApiCall(
    HttpExchange exchange,
    Optional<Integer> status,
    List<Room> rooms,
    Optional<String> displayName,
    Optional<String> email,
    Optional<Duration> retryAfter,
    Optional<OAuthFailure> failure) {

  /**
   * @param title empty when it has none
   * @param kind {@code group} or {@code direct}, as sent
   */
  public record Room(String title, String kind) {}

  public boolean isSuccess() {
    return status.map(s -> s / 100 == 2).orElse(false);
  }
}
