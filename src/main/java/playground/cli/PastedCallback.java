package playground.cli;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import playground.oauth.CallbackFault;
import playground.oauth.Form;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure;
import playground.oauth.PendingAuthorization;

/**
 * A callback URL that somebody pasted.
 *
 * @param query undecoded; empty when the URL has none
 */
record PastedCallback(String query) {

  /** Of any scheme, because mobile apps have their own (RFC 8252 §7.1). */
  private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:/[^\\s?#]*(?:\\?([^\\s#]*))?(?:#\\S*)?");

  private static final Pattern QUERY = Pattern.compile("\\??([^\\s?#=&]+=[^\\s#]*)");

  private static final Set<String> PARAMETERS = Set.of("code", "error", "state");

  /** Reads a URL, or the query of a callback; empty when it is neither. */
  static Optional<PastedCallback> of(String pasted) {
    var url = URL.matcher(pasted);
    if (url.matches()) {
      return Optional.of(new PastedCallback(url.group(1) == null ? "" : url.group(1)));
    }
    var query = QUERY.matcher(pasted);
    return query.matches() ? Optional.of(new PastedCallback(query.group(1))).filter(PastedCallback::isCallback) : Optional.empty();
  }

  /** Whether it has a parameter of a callback. */
  boolean isCallback() {
    return form().filter(form -> PARAMETERS.stream().anyMatch(name -> form.value(name).isPresent())).isPresent();
  }

  /** Whether it is the request in place of its callback. */
  boolean isAuthorizationRequest() {
    return form().filter(form -> form.value("response_type").isPresent()).isPresent();
  }

  /** Its parameters; empty when they can't be decoded. */
  Optional<Form> form() {
    return Form.parseIfWellFormed(query);
  }

  /** Why every request would reject it; empty when none has to. */
  Optional<OAuthFailure> failure() {
    try {
      PendingAuthorization.checkForm(form().orElseThrow(() ->
          new OAuthException(new OAuthFailure.CallbackRejected(CallbackFault.MALFORMED))));
      return Optional.empty();
    } catch (OAuthException rejected) {
      return Optional.of(rejected.failure());
    }
  }

  /** Hides code and state. */
  @Override
  public String toString() {
    return "PastedCallback[hidden]";
  }
}
