package playground.sandbox.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The client's state on its way back: "The exact value received from the client" (RFC 6749 §4.1.2).
 *
 * <p>It is never decoded, so it returns byte for byte, whatever its bytes mean and whether the client takes a plus sign
 * for a space or for itself.
 *
 * @param encoded as it goes into a query: as it came, and what no URI may hold is percent-encoded (RFC 3986 §3.4)
 */
record EchoedState(String encoded) {

  private static final Pattern NOT_IN_A_QUERY = Pattern.compile("[^A-Za-z0-9._~!$'()*+,;=:@/?%-]+");

  /**
   * @param query as it came, undecoded but readable; null means none
   * @return empty when no state was sent, an empty one ("treated as if omitted", RFC 6749 §3.1), or more than one, of
   *     which none can be the right one
   */
  static Optional<EchoedState> of(String query) {
    var states = Arrays.stream(query == null ? new String[0] : query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && URLDecoder.decode(pair[0], UTF_8).equals("state"))
        .map(pair -> pair[1])
        .filter(value -> !value.isEmpty())
        .toList();
    return states.size() == 1 ? Optional.of(new EchoedState(fitForAQuery(states.get(0)))) : Optional.empty();
  }

  /** What no query may hold is percent-encoded; everything else, percent signs included, stays as it is. */
  static String fitForAQuery(String value) {
    return NOT_IN_A_QUERY.matcher(value).replaceAll(found -> URLEncoder.encode(found.group(), UTF_8));
  }

  /** Hides the value: whoever reads a log must not be able to finish somebody's flow. */
  @Override
  public String toString() {
    return "EchoedState[hidden]";
  }
}
