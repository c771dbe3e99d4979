package playground.sandbox.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;

/** Changes a good token response as the active faults demand. */
public final class TokenFaults {

  private TokenFaults() {}

  /**
   * @param members of the response, which are changed
   */
  public static void apply(Map<String, Object> members, ActiveFaults faults, HttpServletRequest request) {
    if (faults.applies(FaultType.OMIT_TOKEN_TYPE_AND_SCOPE, request)) {
      members.keySet().removeAll(List.of("token_type", "scope"));
    }
    if (faults.applies(FaultType.EXPIRES_IN_AS_STRING, request)) {
      members.replaceAll((name, value) -> name.endsWith("expires_in") ? value.toString() : value);
    }
  }
}
