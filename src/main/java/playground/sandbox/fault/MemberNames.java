package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** The names of JSON members. Those of earlier versions are used at the path of earlier versions. */
enum MemberNames {
  CURRENT("fault", "detects"),
  EARLIER("trouble", "uncovers");

  private final String fault;
  private final String detects;

  MemberNames(String fault, String detects) {
    this.fault = fault;
    this.detects = detects;
  }

  static MemberNames of(HttpServletRequest request) {
    return request.getRequestURI().startsWith(FaultsServlet.OLD_PATH) ? EARLIER : CURRENT;
  }

  /** Whether a member of any version has this name and holds the fault's name. */
  static boolean isFault(Object name) {
    return Arrays.stream(values()).anyMatch(names -> names.fault.equals(name));
  }

  /** Holds the fault's name. */
  String fault() {
    return fault;
  }

  /** Holds what the fault detects. */
  String detects() {
    return detects;
  }
}
