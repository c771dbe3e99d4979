package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Which of Webex's two ways of saying no an answer takes: the REST envelope of the public gateway, or OAuth's of the
 * identity broker behind it (contract, section 0).
 */
public final class ErrorDialect {

  private static final String SWITCH = "dialect.switch";
  private static final String BROKERS_PATHS = "/idb/";
  private static final Pattern CODE = Pattern.compile("([a-z_]+)(?:: (.*))?");

  private ErrorDialect() {}

  /**
   * Makes a refusal below {@code /v1} come in the broker's words too.
   *
   * @param asked when there is a refusal to send, and only then
   */
  public static void useBrokerDialectWhen(HttpServletRequest request, BooleanSupplier asked) {
    request.setAttribute(SWITCH, asked);
  }

  static boolean isBrokers(HttpServletRequest request) {
    return isBrokers(request.getRequestURI())
        || request.getAttribute(SWITCH) instanceof BooleanSupplier asked && asked.getAsBoolean();
  }

  static boolean isBrokers(String path) {
    return path.startsWith(BROKERS_PATHS);
  }

  /** The broker's body, {@code trackingID} with a capital ID. */
  static Map<String, Object> brokers(ErrorText text, String trackingId) {
    var code = CODE.matcher(text.description());
    var isCoded = code.matches();
    var body = new LinkedHashMap<String, Object>();
    body.put("error", isCoded ? code.group(1) : error(text));
    body.put("error_description", isCoded && code.group(2) != null ? code.group(2) : text.description());
    body.put("trackingID", trackingId);
    return body;
  }

  /** The codes of RFC 6749 §5.2. A text that was not captured begins with its own; these are for the others. */
  private static String error(ErrorText text) {
    return switch (text) {
      case CLIENT_ID_INVALID, CLIENT_SECRET_MISSING -> "invalid_client";
      case SCOPE_INVALID -> "invalid_scope";
      case NO_VALID_TOKEN -> "invalid_token"; // RFC 6750 §3.1
      case NOT_ALLOWED_TO -> "access_denied";
      // and not invalid_grant, as the RFC has it: REFRESH_TOKEN_DEAD (contract, 1.B)
      default -> text.status() < 500 ? "invalid_request" : "server_error";
    };
  }
}
