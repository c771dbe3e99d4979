package playground.web.tools.samples;

import java.net.URI;
import playground.oauth.AuthorizationServer;
import playground.oauth.SecureUri;
import playground.flow.RequestForm;

/**
 * What a program is written for. No secret is part of it: the programs read theirs from the environment.
 *
 * @param baseUrl of the API, without a slash at the end
 */
public record Settings(
    String clientId,
    String scopes,
    URI redirectUri,
    boolean pkce,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    URI baseUrl) {

  /** Placeholder for a client id that is not configured yet. */
  private static final String NO_CLIENT_ID = "your-client-id";

  static Settings of(RequestForm form, AuthorizationServer server) {
    return new Settings(
        form.clientId().isEmpty() ? NO_CLIENT_ID : form.clientId(),
        form.scopes().toString(),
        form.redirectUri(),
        form.pkce(),
        server.authorizationEndpoint(),
        server.tokenEndpoint(),
        server.resourceServer());
  }

  /** Whether a program can wait at the redirect URI: it has no certificate, and only this machine's addresses. */
  public boolean isListenable() {
    return "http".equals(redirectUri.getScheme()) && SecureUri.is(redirectUri);
  }
}
