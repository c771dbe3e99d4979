package playground.sandbox.portal;

import java.util.List;
import java.util.Map;
import playground.oauth.DeviceAuthorizationRequest;
import playground.sandbox.store.Integrations;

/**
 * The form with its values.
 *
 * @param postsTo path
 * @param errors by the name of the field
 */
public record FormPage(String postsTo, AppForm form, Map<String, String> errors, List<ScopeGroup> groups) {

  static FormPage of(String postsTo, AppForm form, Map<String, String> errors) {
    return new FormPage(postsTo, form, errors, ScopeGroup.of(form.scopes()));
  }

  /** The error of that field; null when there is none. */
  public String error(String field) {
    return errors.get(field);
  }

  /** For {@code aria-invalid}; null leaves it out. */
  public String invalid(String field) {
    return errors.containsKey(field) ? "true" : null;
  }

  /** For {@code aria-describedby}: the error and the help. */
  public String describedBy(String field) {
    return (errors.containsKey(field) ? field + "-fault " : "") + field + "-help";
  }

  public int maxRedirectUris() {
    return Integrations.MAX_REDIRECT_URIS;
  }

  public int deviceHelpers() {
    return DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.size();
  }
}
