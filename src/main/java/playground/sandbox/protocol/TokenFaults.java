package playground.sandbox.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.ExpiresInAsString;
import playground.sandbox.fault.OmitTokenTypeAndScope;

/** A good answer with tokens, as the faults that are on would have it. */
public final class TokenFaults {

  private TokenFaults() {}

  /**
   * @param members of the answer, which are changed
   */
  public static void apply(Map<String, Object> members, ActiveFaults faults, HttpServletRequest request) {
    faults.take(OmitTokenTypeAndScope.class, request.getRequestURI()).ifPresent(fault -> {
      Diagnosis.of(request).note("the fault " + fault.name());
      members.keySet().removeAll(List.of("token_type", "scope"));
    });
    faults.take(ExpiresInAsString.class, request.getRequestURI()).ifPresent(fault -> {
      Diagnosis.of(request).note("the fault " + fault.name());
      members.replaceAll((name, value) -> name.endsWith("expires_in") ? value.toString() : value);
    });
  }
}
