package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.error.Origin;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.store.Integration;

/**
 * The page of one integration.
 *
 * @param authorizationUrl as Webex's portal shows it: to be copied, with a state to be filled in
 * @param notice what was just done; empty when nothing was
 * @param secret present if it was just made; the response to that request is the only one that ever shows it
 * @param unwritable the file that the integration could not be written to; empty while there is no problem
 */
public record AppPage(
    Integration integration,
    String authorizationUrl,
    Optional<Notice> notice,
    Optional<Secret> secret,
    Optional<Path> unwritable,
    FormPage form) {

  /** What was just done. */
  public enum Notice {
    REGISTERED,
    SAVED,
    NEW_SECRET
  }

  /** The placeholder for a fresh random value (RFC 6749 §10.12). */
  private static final String STATE = "set_state_here";

  /** Without notice and secret. */
  static AppPage of(HttpServletRequest request, Integration integration, IntegrationFile file, FormPage form) {
    return new AppPage(
        integration,
        authorizationUrl(request, integration),
        Optional.empty(),
        Optional.empty(),
        file.unwritable(),
        form);
  }

  /** The same page with the integration's data in the form. */
  static AppPage of(HttpServletRequest request, Integration integration, IntegrationFile file) {
    return of(request, integration, file,
        FormPage.of(AppServlet.pathOf(integration), AppForm.of(integration), Map.of()));
  }

  AppPage with(Notice notice, Optional<Secret> secret) {
    return new AppPage(integration, authorizationUrl, Optional.of(notice), secret, unwritable, form);
  }

  private static String authorizationUrl(HttpServletRequest request, Integration integration) {
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
