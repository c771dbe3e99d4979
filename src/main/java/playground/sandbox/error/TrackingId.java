package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What Webex's support asks for: names one request, in a header of every answer and in the body of every refusal. */
public final class TrackingId {

  /** Of the answer; the request's is the same in other capitals, which HTTP does not tell apart. */
  public static final String HEADER = "trackingId";

  private static final String GATEWAYS = "ROUTERGW_";
  private static final String BROKERS = "CLIENT_";

  /** What is echoed; anything else a client may send is not repeated to anybody. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

  private TrackingId() {}

  /** The client's own, which Webex echoes, or else a fresh one; the same at every call for one request. */
  public static String of(HttpServletRequest request) {
    var known = (String) request.getAttribute(HEADER);
    if (known != null) {
      return known;
    }
    var sent = Optional.ofNullable(request.getHeader(HEADER));
    var id = sent.filter(HARMLESS.asMatchPredicate()).orElseGet(() -> fresh(request.getRequestURI()));
    request.setAttribute(HEADER, id);
    return id;
  }

  /**
   * {@code ROUTERGW_} and a uuid, or {@code CLIENT_} below the broker's paths. It names and protects nothing, so it need
   * not be unguessable.
   */
  static String fresh(String path) {
    return (ErrorDialect.isBrokers(path) ? BROKERS : GATEWAYS) + UUID.randomUUID();
  }

  /** The same id as the broker would have made it; the client's own stays as it is. */
  static String ofBroker(HttpServletRequest request) {
    var id = of(request).replaceFirst("^" + GATEWAYS, BROKERS);
    request.setAttribute(HEADER, id);
    return id;
  }
}
