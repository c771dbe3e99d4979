package playground.sandbox.error;

import java.util.Map;

/**
 * What pages of other origins may do (Fetch standard, CORS). Which headers Webex itself sends was not captured (contract,
 * 5b). Never with credentials: a caller brings a token or a secret, and no cookie counts.
 */
public final class CrossOrigin {

  /** Headers of every response to a program, refusals too; a page cannot read response headers that are not named. */
  public static final Map<String, String> READABLE = Map.of(
      "Access-Control-Allow-Origin", "*",
      "Access-Control-Expose-Headers", "Link, Retry-After, TrackingID");

  private CrossOrigin() {}

  /** Programs call everything below {@code /v1} and {@code /idb}, except the endpoints that a browser visits. */
  public static boolean isForPrograms(String path) {
    return (path.startsWith("/v1/") || ErrorDialect.isBrokers(path))
        && !path.endsWith("/authorize") && !path.endsWith("/logout") || path.equals("/v1/device/authorize");
  }
}
