package playground.sandbox.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The client's state on its way back: "The exact value received from the client" (RFC 6749 §4.1.2).
 *
 * <p>It is read and written one byte a character, so that it returns byte for byte, also when the bytes are no UTF-8.
 *
 * @param encoded as it goes into a query; letters, digits and {@code .-*_+%} only
 */
record EchoedState(String encoded) {

  /**
   * @param query as it came, undecoded but readable; null means none
   * @return empty when no state was sent, an empty one ("treated as if omitted", RFC 6749 §3.1), or more than one, of
   *     which none can be the right one
   */
  static Optional<EchoedState> of(String query) {
    var states = Arrays.stream(query == null ? new String[0] : query.split("&"))
        .filter(pair -> pair.startsWith("state="))
        .map(pair -> pair.substring("state=".length()))
        .filter(value -> !value.isEmpty())
        .toList();
    return states.size() == 1 ? Optional.of(new EchoedState(recoded(states.get(0)))) : Optional.empty();
  }

  private static String recoded(String value) {
    return URLEncoder.encode(URLDecoder.decode(value, ISO_8859_1), ISO_8859_1).replace("+", "%20");
  }

  /** Hides the value: whoever reads a log must not be able to finish somebody's flow. */
  @Override
  public String toString() {
    return "EchoedState[hidden]";
  }
}
