package playground.sandbox.store;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/** The integrations that are registered, in the order of their registration. */
public final class Integrations {

  /** Webex's own limit for one account. */
  public static final int MAX_INTEGRATIONS = 20;

  /** Ours; Webex states none. */
  public static final int MAX_REDIRECT_URIS = 10;

  private final OpaqueValues values;
  private final Map<String, Integration> byClientId = new LinkedHashMap<>();

  Integrations(OpaqueValues values) {
    this.values = values;
  }

  /**
   * @throws IllegalArgumentException when the redirect URI is relative or has a fragment
   * @throws IllegalStateException when {@value #MAX_INTEGRATIONS} are registered already
   */
  public synchronized ClientCredentials register(String name, URI redirectUri, Scopes scopes) {
    if (byClientId.size() >= MAX_INTEGRATIONS) {
      throw new IllegalStateException("no more than " + MAX_INTEGRATIONS + " integrations can be registered");
    }
    var credentials = new ClientCredentials(values.clientId(), Optional.of(values.clientSecret()));
    byClientId.put(credentials.clientId(), new Integration(name, credentials, List.of(redirectUri), scopes));
    return credentials;
  }

  /** Adds it unless it is there, or {@value #MAX_REDIRECT_URIS} are, or nobody has that client id. */
  public synchronized void addRedirectUri(String clientId, URI redirectUri) {
    byClientId.computeIfPresent(
        clientId, (id, known) -> takes(known, redirectUri) ? known.withRedirectUri(redirectUri) : known);
  }

  private static boolean takes(Integration known, URI redirectUri) {
    return known.redirectUris().size() < MAX_REDIRECT_URIS
        && known.redirectUris().stream().noneMatch(uri -> uri.toString().equals(redirectUri.toString()));
  }

  public synchronized Optional<Integration> withClientId(String clientId) {
    return Optional.ofNullable(byClientId.get(clientId));
  }

  public synchronized List<Integration> all() {
    return List.copyOf(byClientId.values());
  }
}
