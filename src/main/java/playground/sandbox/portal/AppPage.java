package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
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
import playground.sandbox.view.PlaygroundBeside;

/**
 * The page of one integration.
 *
 * @param authorizationUrl as Webex's portal shows it: to be copied, with a state to be filled in
 * @param result of what was just done; empty when nothing was
 * @param unwritable the file that the integration could not be written to; empty while there is no problem
 * @param playground the address of the playground that uses this integration; empty when none in this process does
 */
public record AppPage(
    Integration integration,
    String authorizationUrl,
    Optional<Result> result,
    Optional<Path> unwritable,
    Optional<URI> playground,
    FormPage form) {

  /** What was just done. */
  public enum Notice {
    REGISTERED,
    SAVED,
    NEW_SECRET
  }

  /**
   * What was just done.
   *
   * @param secret present if it was just made; the page that gets it is the only one that ever shows it
   */
  public record Result(Notice notice, Optional<Secret> secret) {}

  /** The placeholder for a fresh random value (RFC 6749 §10.12). */
  private static final String STATE = "set_state_here";

  /** Without a result. */
  static AppPage of(HttpServletRequest request, Integration integration, IntegrationFile file, FormPage form) {
    return new AppPage(
        integration,
        authorizationUrl(request, integration),
        Optional.empty(),
        file.unwritable(),
        PlaygroundBeside.of(request.getServletContext())
            .filter(beside -> beside.clientId().get().equals(integration.clientId())).map(PlaygroundBeside::address),
        form);
  }

  /** The same page with the integration's data in the form. */
  static AppPage of(HttpServletRequest request, Integration integration, IntegrationFile file) {
    return of(request, integration, file,
        FormPage.of(AppServlet.pathOf(integration), AppForm.of(integration), Map.of()));
  }

  AppPage with(Result done) {
    return new AppPage(integration, authorizationUrl, Optional.of(done), unwritable, playground, form);
  }

  /** Empty when nothing was done. */
  public Optional<Notice> notice() {
    return result.map(Result::notice);
  }

  /** Empty unless it was just made. */
  public Optional<Secret> secret() {
    return result.flatMap(Result::secret);
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
