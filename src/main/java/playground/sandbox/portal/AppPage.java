package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.error.Origin;
import playground.sandbox.store.Integration;

/**
 * One integration.
 *
 * @param authorizationUrl as Webex's portal shows it: to be copied, with a state to be filled in
 * @param secret when it was just made; the page that answers the post is the only one that ever shows it
 * @param said what was just done; empty when nothing was
 * @param problem why what was registered may not outlive the sandbox; empty while all is well
 */
public record AppPage(
    Integration integration,
    String authorizationUrl,
    Optional<Secret> secret,
    String said,
    Optional<String> problem,
    FormPage form) {

  /** Stands where a program puts a value that only the browser's owner gets back (RFC 6749 §10.12). */
  private static final String STATE = "set_state_here";

  static String authorizationUrl(HttpServletRequest request, Integration integration) {
    var scopes = integration.scopes().isEmpty() ? new Scopes(List.of("openid")) : integration.scopes();
    return Origin.of(request) + "/v1/authorize?" + Form.empty()
        .with("client_id", integration.clientId())
        .with("response_type", "code")
        .with("redirect_uri", integration.redirectUris().get(0).toString())
        .with("scope", scopes.toString())
        .with("state", STATE)
        .encodedForQuery();
  }
}
