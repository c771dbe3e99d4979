package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies one request for Webex's support, in a header of every response and in the body of every refusal. */
public final class TrackingId {

  /** The response header; clients may send it too, and its case does not matter. */
  public static final String HEADER = "trackingId";

  private static final String GATEWAYS = "ROUTERGW_";
  private static final String BROKERS = "CLIENT_";

  /** The values of a client that are echoed; others are replaced. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

  private TrackingId() {}

  /** The client's own id, which Webex echoes, or a fresh one; the same at every call for one request. */
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
   * {@code ROUTERGW_} and a uuid, or {@code CLIENT_} below the broker's paths. It protects nothing, so it need not be
   * unguessable.
   */
  static String fresh(String path) {
    return (ErrorDialect.isBrokers(path) ? BROKERS : GATEWAYS) + UUID.randomUUID();
  }

  /** The same id with the broker's prefix; the client's own is not changed. */
  static String ofBroker(HttpServletRequest request) {
    var id = of(request).replaceFirst("^" + GATEWAYS, BROKERS);
    request.setAttribute(HEADER, id);
    return id;
  }
}
