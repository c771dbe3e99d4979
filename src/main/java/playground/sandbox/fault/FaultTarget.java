package playground.sandbox.fault;

import java.util.List;

/** Where a fault can apply. A path that ends in an asterisk stands for all paths that begin with the rest. */
enum FaultTarget {
  AUTHORIZE("", "/v1/authorize", "/idb/oauth2/v1/authorize"),
  CONSENT("", "/v1/authorize", "/idb/oauth2/v1/authorize", "/verify"),
  TOKEN("", "/v1/access_token", "/idb/oauth2/v1/access_token"),
  TOKEN_OR_DEVICE("", "/v1/access_token", "/idb/oauth2/v1/access_token", "/v1/device/token"),
  API("", "/v1/*"),
  /** Any response; by default that of the token endpoint, where it matters most. */
  RESPONSE("/v1/access_token", "/v1/*", "/idb/*"),
  REFUSAL("", "/v1/*", "/idb/*"),
  /** The whole sandbox: the fault is on or off and applies to no particular request. */
  EVERYWHERE("");

  private final String defaultPath;
  private final List<String> paths;

  FaultTarget(String defaultPath, String... paths) {
    this.defaultPath = defaultPath;
    this.paths = List.of(paths);
  }

  /** Where a fault applies when the request to switch it on names no path; empty means everywhere it can. */
  String defaultPath() {
    return defaultPath;
  }

  /** Empty for a fault that applies to no particular request. */
  List<String> paths() {
    return paths;
  }

  boolean covers(String path) {
    return paths.stream().anyMatch(known -> known.endsWith("*")
        ? path.startsWith(known.substring(0, known.length() - 1))
        : known.equals(path));
  }
}
