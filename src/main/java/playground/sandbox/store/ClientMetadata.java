package playground.sandbox.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import playground.oauth.Scopes;

/**
 * What a developer fills in about an integration (RFC 6749 §2).
 *
 * @param icon address of a picture; empty without one
 * @param description what the App Hub would say of it; may be empty
 * @param redirectUris at least one; each is compared as the exact text it was registered with
 * @param scopes what it may ask for, beside what needs no registration
 * @param requirePkce whether a request without a code challenge is refused; Webex itself never demands one
 */
public record ClientMetadata(
    String name,
    String description,
    String icon,
    List<URI> redirectUris,
    Scopes scopes,
    boolean requirePkce,
    RefreshPolicy refreshPolicy) {

  public ClientMetadata {
    redirectUris = List.copyOf(redirectUris);
    redirectUris.forEach(ClientMetadata::requireRedirectable);
  }

  /** With nothing but what every integration has. */
  public static ClientMetadata of(String name, URI redirectUri, Scopes scopes) {
    return of(name, List.of(redirectUri), scopes);
  }

  /** With nothing but what every integration has. */
  public static ClientMetadata of(String name, List<URI> redirectUris, Scopes scopes) {
    return new ClientMetadata(name, "", "", redirectUris, scopes, false, RefreshPolicy.sliding);
  }

  /** This registration with other redirect URIs. */
  public ClientMetadata withRedirectUris(List<URI> others) {
    return new ClientMetadata(name, description, icon, others, scopes, requirePkce, refreshPolicy);
  }

  /** This registration and one redirect URI more, at the end. */
  public ClientMetadata withRedirectUri(URI redirectUri) {
    var more = new ArrayList<>(redirectUris);
    more.add(redirectUri);
    return withRedirectUris(more);
  }

  /** "The redirection endpoint URI MUST be an absolute URI … MUST NOT include a fragment" (RFC 6749 §3.1.2). */
  private static void requireRedirectable(URI uri) {
    if (!uri.isAbsolute() || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a redirect URI must be absolute and have no fragment: " + uri);
    }
  }
}
