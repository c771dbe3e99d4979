package playground.sandbox.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/**
 * An OAuth client as it was registered (RFC 6749 §2). Its secret never prints.
 *
 * @param redirectUris at least one; each is compared as the exact text it was registered with
 * @param scopes what it may ask for, beside what needs no registration
 */
public record Integration(String name, ClientCredentials credentials, List<URI> redirectUris, Scopes scopes) {

  public Integration {
    redirectUris = List.copyOf(redirectUris);
    redirectUris.forEach(Integration::requireRedirectable);
  }

  public String clientId() {
    return credentials.clientId();
  }

  /** This integration and one redirect URI more, at the end. */
  Integration withRedirectUri(URI redirectUri) {
    var more = new ArrayList<>(redirectUris);
    more.add(redirectUri);
    return new Integration(name, credentials, more, scopes);
  }

  /** "The redirection endpoint URI MUST be an absolute URI … MUST NOT include a fragment" (RFC 6749 §3.1.2). */
  private static void requireRedirectable(URI uri) {
    if (!uri.isAbsolute() || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a redirect URI must be absolute and have no fragment: " + uri);
    }
  }
}
