package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import playground.oauth.Scopes;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.store.Person;

/**
 * A call of the API with a valid token that has the scope.
 *
 * @param id in the path; empty where it has none
 * @param person on whose behalf it is made
 * @param scopes of the token
 * @param faults that are switched on
 */
record AuthorizedCall(HttpServletRequest request, String id, Person person, Scopes scopes, ActiveFaults faults) {

  private static final String KMS = "spark:kms";

  Query query() {
    return Query.of(request);
  }

  JsonMembers body() {
    return JsonMembers.of(request);
  }

  /** Nothing of the request, which has the token. */
  @Override
  public String toString() {
    return "AuthorizedCall";
  }

  /** Whether the token may see what messages say; if not, the log says so (contract, 3.1). */
  boolean maySeeContent() {
    var may = scopes.contains(KMS);
    if (!may) {
      Diagnosis.of(request).note("text and markdown are left out: the access token lacks " + KMS);
    }
    return may;
  }
}
