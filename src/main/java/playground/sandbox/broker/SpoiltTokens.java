package playground.sandbox.broker;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import playground.sandbox.answer.Truth;
import playground.sandbox.trouble.ExpiresInAsString;
import playground.sandbox.trouble.OmitTokenTypeAndScope;
import playground.sandbox.trouble.Troubles;

/** A good answer with tokens, as the troubles that are on would have it. */
final class SpoiltTokens {

  private SpoiltTokens() {}

  /**
   * @param members of the answer, which are changed
   */
  static void spoil(Map<String, Object> members, Troubles troubles, HttpServletRequest request) {
    troubles.strike(OmitTokenTypeAndScope.class, request.getRequestURI()).ifPresent(trouble -> {
      Truth.of(request).note("the trouble " + trouble.name());
      members.keySet().removeAll(List.of("token_type", "scope"));
    });
    troubles.strike(ExpiresInAsString.class, request.getRequestURI()).ifPresent(trouble -> {
      Truth.of(request).note("the trouble " + trouble.name());
      members.replaceAll((name, value) -> name.endsWith("expires_in") ? value.toString() : value);
    });
  }
}
