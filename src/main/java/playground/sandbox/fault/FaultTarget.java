package playground.sandbox.fault;

import java.util.List;

/** Where faults can apply. A path that ends in an asterisk stands for all that begin like it. */
final class FaultTarget {

  static final List<String> AUTHORIZE = List.of("/v1/authorize", "/idb/oauth2/v1/authorize");
  static final List<String> CONSENT = List.of("/v1/authorize", "/idb/oauth2/v1/authorize", "/verify");
  static final List<String> TOKEN = List.of("/v1/access_token", "/idb/oauth2/v1/access_token");
  static final List<String> TOKEN_OR_DEVICE = List.of(
      "/v1/access_token", "/idb/oauth2/v1/access_token", "/v1/device/token");
  static final List<String> API = List.of("/v1/*");
  static final List<String> WIRE = List.of("/v1/*", "/idb/*");

  private FaultTarget() {}

  /** Whether a fault of these paths can apply there. */
  static boolean covers(List<String> paths, String path) {
    return paths.stream().anyMatch(known -> known.endsWith("*")
        ? path.startsWith(known.substring(0, known.length() - 1))
        : known.equals(path));
  }
}
