package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Chooses between Webex's two error formats: the REST envelope of the public gateway, and the OAuth errors of the
 * identity broker behind it (contract, section 0).
 */
public final class ErrorDialect {

  private static final String SWITCH = "dialect.switch";
  private static final String BROKERS_PATHS = "/idb/";

  private ErrorDialect() {}

  /**
   * Sends refusals of this request below {@code /v1} in the broker's dialect if the condition holds.
   *
   * @param condition evaluated only when there is a refusal to send
   */
  public static void useBrokerDialectWhen(HttpServletRequest request, BooleanSupplier condition) {
    request.setAttribute(SWITCH, condition);
  }

  static boolean isBrokers(HttpServletRequest request) {
    return isBrokers(request.getRequestURI())
        || request.getAttribute(SWITCH) instanceof BooleanSupplier condition && condition.getAsBoolean();
  }

  static boolean isBrokers(String path) {
    return path.startsWith(BROKERS_PATHS);
  }

  /** The broker's body; unlike the gateway it spells {@code trackingID} with a capital ID. */
  static Map<String, Object> brokers(ErrorText text, String trackingId) {
    var body = new LinkedHashMap<String, Object>();
    body.put("error", text.error());
    body.put("error_description", text.brokerDescription());
    body.put("trackingID", trackingId);
    return body;
  }
}
