package playground.sandbox.broker;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import playground.sandbox.answer.Diagnosis;
import playground.sandbox.trouble.ActiveFaults;
import playground.sandbox.trouble.ExpiresInAsString;
import playground.sandbox.trouble.OmitTokenTypeAndScope;

/** A good answer with tokens, as the troubles that are on would have it. */
final class TokenFaults {

  private TokenFaults() {}

  /**
   * @param members of the answer, which are changed
   */
  static void spoil(Map<String, Object> members, ActiveFaults troubles, HttpServletRequest request) {
    troubles.strike(OmitTokenTypeAndScope.class, request.getRequestURI()).ifPresent(trouble -> {
      Diagnosis.of(request).note("the trouble " + trouble.name());
      members.keySet().removeAll(List.of("token_type", "scope"));
    });
    troubles.strike(ExpiresInAsString.class, request.getRequestURI()).ifPresent(trouble -> {
      Diagnosis.of(request).note("the trouble " + trouble.name());
      members.replaceAll((name, value) -> name.endsWith("expires_in") ? value.toString() : value);
    });
  }
}
